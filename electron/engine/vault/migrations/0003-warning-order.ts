/**
 * Indexes that let the warnings grid page, sort and count without reading every warning: one for each order it offers, over those that still
 * hold (gone_run IS NULL), which is what a list shows unless asked otherwise. Each also answers a facet by itself.
 */
import type { Migration } from './migration.ts'

export const migration0003: Migration = {
  version: 3,
  name: 'warning-order',
  sql: `
CREATE INDEX sys_warning_open ON sys_warning(no) WHERE gone_run IS NULL;
CREATE INDEX sys_warning_open_level ON sys_warning(CASE level WHEN 'red' THEN 0 WHEN 'orange' THEN 1 ELSE 2 END, no DESC) WHERE gone_run IS NULL;
CREATE INDEX sys_warning_open_level_down ON sys_warning(CASE level WHEN 'red' THEN 0 WHEN 'orange' THEN 1 ELSE 2 END, no) WHERE gone_run IS NULL;
CREATE INDEX sys_warning_open_level_name ON sys_warning(level) WHERE gone_run IS NULL;
CREATE INDEX sys_warning_open_amount ON sys_warning(amount, no) WHERE gone_run IS NULL;
CREATE INDEX sys_warning_open_month ON sys_warning(month, no) WHERE gone_run IS NULL;
CREATE INDEX sys_warning_open_model ON sys_warning(model_id, no) WHERE gone_run IS NULL;
CREATE INDEX sys_warning_open_subject ON sys_warning(subject_name, no) WHERE gone_run IS NULL;
CREATE INDEX sys_warning_open_state ON sys_warning(state, no) WHERE gone_run IS NULL;
CREATE INDEX sys_warning_open_pack ON sys_warning(pack, no) WHERE gone_run IS NULL;
CREATE INDEX sys_warning_open_first ON sys_warning(first_run) WHERE gone_run IS NULL;
`
}
