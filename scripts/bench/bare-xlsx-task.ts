/** Task, the peer of P2: reads a workbook's cells with yauzl and saxes as a stream and does nothing with them. The barest thing that still parses. */
import { promisify } from 'node:util'
import { StringDecoder } from 'node:string_decoder'
import type { SaxesTagPlain } from 'saxes'
import { SaxesParser } from 'saxes'
import yauzl from 'yauzl'
import { finishTask, taskInput } from './measured-child.ts'

const { file } = taskInput<{ readonly file: string }>()
const started = performance.now()
const strings: string[] = []
let rows = 0
let cells = 0

await eachText('xl/sharedStrings.xml', (parser) => {
  let text = ''
  parser.on('text', (piece) => (text += piece))
  parser.on('closetag', (tag) => {
    if (tag.name === 'si') strings.push(text)
    text = ''
  })
})
await eachText('xl/worksheets/sheet1.xml', (parser) => {
  let text = ''
  let type: string | undefined
  let row: (string | number)[] = []
  parser.on('opentag', (tag: SaxesTagPlain) => {
    if (tag.name === 'row') row = []
    else if (tag.name === 'c') type = tag.attributes['t']
    text = ''
  })
  parser.on('text', (piece) => (text += piece))
  parser.on('closetag', (tag) => {
    if (tag.name === 'v') row.push(type === 's' ? (strings[Number(text)] ?? '') : Number(text))
    else if (tag.name === 'row') {
      rows += 1
      cells += row.length
    }
  })
})
finishTask({ seconds: (performance.now() - started) / 1000, rows, cells })

async function eachText(name: string, prepare: (parser: SaxesParser) => void): Promise<void> {
  const zip = await promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)(file, { lazyEntries: true })
  const parser = new SaxesParser()
  prepare(parser)
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', resolve)
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entry.fileName !== name) return zip.readEntry()
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        const decoder = new StringDecoder('utf8')
        stream.on('data', (chunk: Buffer) => parser.write(decoder.write(chunk)))
        stream.on('error', reject)
        stream.on('end', () => {
          parser.close()
          zip.readEntry()
        })
      })
    })
    zip.readEntry()
  })
}
