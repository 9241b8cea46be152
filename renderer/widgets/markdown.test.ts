/** A help page must come out as its author meant it, and whatever is not known must stay text, never become markup. */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseInline, parseMarkdown } from './markdown.ts'

it('reads headings, lists, tables, code and images', () => {
  const page =
    '# 标题\n\n第一行\n第二行 **粗** `键`\n\n- 一\n- 二\n\n1. 甲\n2. 乙\n\n| 列 | 值 |\n| --- | --- |\n| a | b |\n\n```\nnpm start\n```\n![图](images/heat.zh.png)\n'
  expect(parseMarkdown(page)).toEqual([
    { kind: 'heading', level: 1, text: [{ kind: 'text', text: '标题' }] },
    {
      kind: 'paragraph',
      text: [
        { kind: 'text', text: '第一行 第二行 ' },
        { kind: 'bold', text: '粗' },
        { kind: 'text', text: ' ' },
        { kind: 'code', text: '键' }
      ]
    },
    { kind: 'list', ordered: false, items: [[{ kind: 'text', text: '一' }], [{ kind: 'text', text: '二' }]] },
    { kind: 'list', ordered: true, items: [[{ kind: 'text', text: '甲' }], [{ kind: 'text', text: '乙' }]] },
    {
      kind: 'table',
      head: [[{ kind: 'text', text: '列' }], [{ kind: 'text', text: '值' }]],
      rows: [[[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b' }]]]
    },
    { kind: 'code', text: 'npm start' },
    { kind: 'image', alt: '图', name: 'heat.zh.png' }
  ])
})

it('markup stays text', () => {
  expect(parseInline('<img onerror=x> [a](javascript:x)')).toEqual([
    { kind: 'text', text: '<img onerror=x> ' },
    { kind: 'link', text: 'a', to: 'javascript:x' }
  ])
})

it('ends on any text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('# a', '- b', '1. c', '|', '| x |', '```', 'text', '', '![', '**')), (lines) => {
      expect(parseMarkdown(lines.join('\n')).length).toBeLessThanOrEqual(lines.length)
    })
  )
})
