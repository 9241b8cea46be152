import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseName, parseNames } from './parse-name.ts'

describe('parseNames', () => {
  it.each<[string, readonly string[]]>([
    ['张三', ['张三']],
    ['张 三', ['张三']],
    ['张　三', ['张三']],
    ['张  小  三', ['张小三']],
    ['张三、李四/王五,赵六;钱七', ['张三', '李四', '王五', '赵六', '钱七']],
    ['张三，李四；王五', ['张三', '李四', '王五']],
    ['张三\n李四', ['张三', '李四']],
    ['张三 李四', ['张三', '李四']],
    ['李 四 王五', ['李四', '王五']],
    ['张 三 李 四', ['张三', '李四']],
    ['欧阳 娜娜', ['欧阳娜娜']],
    ['欧 阳 娜 娜', ['欧阳娜娜']],
    ['阿卜杜拉•买买提', ['阿卜杜拉·买买提']],
    ['阿卜杜拉 · 买买提、李四', ['阿卜杜拉·买买提', '李四']],
    ['Wilson, Bradley J', ['Wilson, Bradley J']],
    ['Ｍike', ['Mike']],
    ['Resource21', ['Resource21']],
    ['', []],
    ['无', []],
    ['/', []],
    ['、、', []]
  ])('%j', (cell, names) => {
    expect(parseNames(cell).map(({ name }) => name)).toEqual(names)
  })

  it('keeps titles beside names, and separators within brackets', () => {
    expect(parseNames('张三（局长、党组书记）、李 四(代)')).toEqual([
      { name: '张三', title: '局长、党组书记', doubtful: false },
      { name: '李四', title: '代', doubtful: false }
    ])
  })

  it('marks what could be read in two ways', () => {
    expect(parseNames('张三 李四').map(({ doubtful }) => doubtful)).toEqual([true, true])
    expect(parseNames('张三等3人')).toEqual([{ name: '张三', title: null, doubtful: true }])
  })

  it('normaliseName gives the first name plainly', () => {
    expect([normaliseName('张 三'), normaliseName('李四（科长）'), normaliseName(null)]).toEqual(['张三', '李四', ''])
  })

  it('loses nobody and keeps the order whatever the separator', () => {
    const name = fc.stringMatching(/^[赵钱孙李周吴郑王][明华强芳丽军]{1,2}$/)
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('、', '/', ',', '，', ';', '；', '\n', ' / '),
        (names, separator) => {
          const spaced = names.map((one) => (one.length === 2 ? [...one].join(' ') : one))
          expect(parseNames(spaced.join(separator)).map((person) => person.name)).toEqual(names)
        }
      )
    )
  })
})
