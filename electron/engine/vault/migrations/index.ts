/**
 * All migrations, oldest first: version n stands at place n - 1 (the runner checks it). A new one is added at the end and nowhere else.
 */
import { migration0001 } from './0001-system.ts'
import { migration0002 } from './0002-rollups.ts'
import { migration0003 } from './0003-warning-order.ts'
import { migration0004 } from './0004-warning-counted.ts'
import { migration0005 } from './0005-rules.ts'
import { migration0006 } from './0006-match.ts'
import { migration0007 } from './0007-local-models.ts'
import { migration0008 } from './0008-scores.ts'
import { migration0009 } from './0009-typed-rows.ts'
import { migration0010 } from './0010-maps.ts'
import { migration0011 } from './0011-report-templates.ts'
import { migration0012 } from './0012-point-issues.ts'
import { migration0013 } from './0013-register-causes.ts'
import { migration0014 } from './0014-search.ts'
import { migration0015 } from './0015-processes.ts'
import { migration0016 } from './0016-power.ts'
import { migration0017 } from './0017-search-prefixes.ts'
import { migration0018 } from './0018-person-rollups.ts'
import { migration0019 } from './0019-case-walks.ts'
import { migration0020 } from './0020-taken-matters.ts'
import { migration0021 } from './0021-power-standing.ts'
import { migration0022 } from './0022-power-done.ts'
import { migration0023 } from './0023-copies-underway.ts'
import { migration0024 } from './0024-long-matters.ts'
import { migration0025 } from './0025-spend-blocks.ts'
import { migration0026 } from './0026-power-place.ts'
import type { Migration } from './migration.ts'

export const migrations: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
  migration0008,
  migration0009,
  migration0010,
  migration0011,
  migration0012,
  migration0013,
  migration0014,
  migration0015,
  migration0016,
  migration0017,
  migration0018,
  migration0019,
  migration0020,
  migration0021,
  migration0022,
  migration0023,
  migration0024,
  migration0025,
  migration0026
]
