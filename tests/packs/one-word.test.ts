/** One word for one thing: what people read on screen, in help, in packs and on the command line uses one word each; the others are refused. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** The word we use, and those that it replaces. A header that officials write may be what it is: scenarios and mappings are left out. */
const words: readonly { readonly ours: string; readonly others: RegExp }[] = [
  { ours: '核查卷包', others: /(?<!核查)卷包|案卷包|证据包/u },
  { ours: '对照表', others: /映射/u },
  { ours: '预警', others: /告警|警示(?!教育)|报警/u },
  { ours: '领域包', others: /模型包|规则包|数据包/u },
  { ours: '用例', others: /(?<!典型)案例|样例/u },
  { ours: '练习县', others: /[实演]训县|训练县|演练县|培训县/u },
  { ours: '可能的正当原因', others: /可能的(?:合理解释|正当理由|无责解释)/u },
  { ours: '模型缺省', others: /规则缺省|规则的橙色/u },
  { ours: '阈值', others: /门槛|阀值/u },
  { ours: '数据截至日', others: /数据日(?!期)|基准日/u },
  { ours: '账户、台账', others: /帐户|台帐/u }
]

function texts(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return ['mappings', 'scenario', 'training'].includes(entry.name) ? [] : texts(path)
    return /(?<!\.test)\.(?:tsx?|md|ya?ml)$/u.test(entry.name) ? [path] : []
  })
}

const lines = ['shared', 'electron', 'renderer', 'scripts', 'resources/help/zh', 'resources/packs'].flatMap(texts).flatMap((file) =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .map((line, at) => ({ line, where: `${relative('.', file)}:${at + 1}` }))
)

test.each(words)('$ours', ({ others }) => {
  expect(lines.length).toBeGreaterThan(10_000)
  expect(lines.flatMap(({ line, where }) => (others.test(line) ? [`${where} ${others.exec(line)?.[0] ?? ''}`] : []))).toEqual([])
})
