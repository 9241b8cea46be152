/**
 * The hand-over sheet (交接单) of a bundle: what is handed over, its SHA-256, room for two signatures, and how the receiver checks it with what the
 * computer at hand already has. One A4 page, no scripts. Inside the bundle it cannot name its own hash and says where that stands.
 */
import { createHash } from 'node:crypto'
import type { Volume } from '../../../../shared/domain/volume/volume.ts'
import { formatBytes, formatNumber, isoMinute } from '../../../../shared/text/format.ts'
import { escapeHtml } from './typeset.ts'

export interface Handover {
  readonly volume: Volume
  readonly keyId: string
  /** Numbered pages of the volume, attachments. */
  readonly pages: number
  readonly attachments: number
  /** The sealed file; null on the sheet that lies inside it. */
  readonly sealed: { readonly name: string; readonly bytes: number; readonly sha256: string } | null
  /** How it was encrypted: number of recipients, 0 for a passphrase. */
  readonly recipients: number
}

const style = `*{box-sizing:border-box}html,body{margin:0;background:#e9eded;color:#000;font:13px/22px "Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif}
main{width:794px;min-height:1123px;margin:20px auto;background:#fff;padding:72px 76px 64px 94px}h1{font:700 30px/40px "Noto Serif SC","Noto Serif CJK SC",SimSun,serif;text-align:center;letter-spacing:.2em;margin:0 0 4px}.en{text-align:center;color:#333;font-size:11px;margin:0 0 28px}
table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{border:1px solid #000;padding:7px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{width:120px;font-weight:600;background:#f2f2f2}.mono,code{font-family:"Noto Sans Mono",Consolas,monospace;font-size:12px}.hash{font-size:14px;line-height:24px}
h2{font-size:14px;margin:24px 0 6px}ol{margin:0;padding-left:22px}code{background:#f2f2f2;padding:1px 4px;overflow-wrap:anywhere}.sign{display:grid;grid-template-columns:1fr 1fr;gap:40px;margin-top:36px}.sign div{border-bottom:1px solid #000;height:64px}.mark{display:flex;justify-content:space-between;border-bottom:1px solid #000;font-size:11px;margin-bottom:28px;padding-bottom:4px}.note{color:#333;font-size:12px;margin-top:24px}
@media print{@page{size:A4;margin:0}html,body{background:#fff}main{margin:0;min-height:0}th{print-color-adjust:exact}}`

const grouped = (hex: string): string => (hex.match(/.{1,8}/g) ?? []).join(' ')

/** The sheet as one HTML page. */
export function renderHandover(handover: Handover): string {
  const { volume, sealed, recipients } = handover
  const name = sealed?.name ?? `${volume.id}.ljcase`
  const file = escapeHtml(/^[\w.-]+$/.test(name) ? name : `"${name.replaceAll('"', '')}"`) // as typed on a command line
  const rows: readonly (readonly [string, string])[] = [
    ['卷号', escapeHtml(volume.no)],
    ['题名', escapeHtml(volume.title)],
    ['移交单位', escapeHtml(`${volume.unit}　${volume.office}`.trim())],
    [
      '文件',
      `<span class="mono">${escapeHtml(name)}</span>${sealed === null ? '' : `　${formatBytes(sealed.bytes)}（${formatNumber(sealed.bytes)} 字节）`}`
    ],
    [
      'SHA256',
      sealed === null
        ? '核查卷包自身的校验值不能写在包内，见随核查卷包另附的交接单。'
        : `<span class="mono hash">${grouped(sealed.sha256)}</span>`
    ],
    [
      '件数',
      `卷内 ${volume.items.length} 件　编页 ${handover.pages} 页　附件 ${handover.attachments} 个　副本 ${volume.copy.number} / ${volume.copy.of}`
    ],
    ['封装', `${escapeHtml(`${volume.sealedBy}　${isoMinute(volume.sealedAt)}`)}　签名密钥 <span class="mono">${handover.keyId}</span>`],
    ['打开方式', recipients === 0 ? '口令（另行当面或电话告知，不与核查卷包同行）' : `收件人密钥（共 ${recipients} 个收件人）`]
  ]
  const steps: readonly string[] = [
    `核对校验值（Windows 自带）：在文件所在文件夹打开“命令提示符”，输入 <code>certutil -hashfile ${file} SHA256</code>，结果应与上面的 SHA256 完全一致（空格不计）。`,
    `用廉镜打开：“打开核查卷”选择本文件，或 <code>lianjing verify ${file} --identity 密钥文件</code>。`,
    `没有廉镜时：<code>age -d -i 密钥文件 ${file} | tar x</code>（口令卷不写 -i），进入文件夹 <code>${escapeHtml(volume.id)}</code>，用浏览器打开 <code>data/index.html</code>；<code>sha256sum -c manifest-sha256.txt</code> 逐件核对。`
  ]
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>${escapeHtml(`交接单 ${volume.no}`)}</title><style>${style}</style></head><body><main><div class="mark"><span>${escapeHtml(volume.no)}</span><span>${escapeHtml(volume.marking)}</span></div><h1>核查卷交接单</h1><p class="en">Hand-over sheet of a verification file</p><table>${rows.map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('')}</table><h2>怎样核对 How to check</h2><ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol><div class="sign"><div>移交人 Handed over by</div><div>接收人 Received by</div><div>日期 Date</div><div>日期 Date</div></div><p class="note">本卷所列是线索和待核实的情况，不是结论。接收后请核对校验值再签字；校验值不一致的，请勿打开，退回移交单位。</p></main></body></html>
`
}

/** README.txt of the bundle: the same in plain text, for whoever finds only the folder. Windows line ends and a byte order mark. */
export function readmeText(volume: Volume): string {
  const lines = [
    `${volume.no}  ${volume.title}`,
    '',
    '本文件夹是一份核查卷（BagIt 1.0，RFC 8493）。所列是线索和待核实的情况，不是结论。',
    '',
    'data/index.html        用任何浏览器打开、打印（A4）',
    'data/rows/             各数据集的行（csv 可用表格软件打开，金额单位元；json 中金额单位分）',
    'data/trails/           事项轨迹',
    'data/models/           所用预警模型的定义',
    'data/attachments/      附件原件',
    'data/volume.json       全卷数据',
    'custody.jsonl          保管记录，每行的 hash 包含上一行',
    'signature.json         对 tagmanifest-sha256.txt 的 Ed25519 签名',
    '',
    '核对 / check:',
    '  sha256sum -c manifest-sha256.txt',
    '  sha256sum -c tagmanifest-sha256.txt',
    '  Windows: certutil -hashfile data\\index.html SHA256',
    '签名 / signature (openssl 3):',
    '  jq -r .publicKey signature.json | base64 -d > key.der',
    '  jq -r .signature signature.json | base64 -d > signature.bin',
    '  openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in tagmanifest-sha256.txt -sigfile signature.bin',
    '打开核查卷包 / open a bundle: age -d -i KEY.txt FILE.ljcase | tar x',
    ''
  ]
  return `\ufeff${lines.join('\r\n')}`
}
