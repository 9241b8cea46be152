/** What the check of a case bundle found: each verdict, each problem of a file, each act of custody. */
import type { CustodyEntry } from '../../domain/volume/custody.ts'
import type { ProblemKind, Verdict } from '../../domain/volume/bundle.ts'

export const bundleCheck = {
  verdict: {
    intact: '完整，签名单位已登记',
    intact_unknown_signer: '完整，但签名密钥尚未登记',
    altered: '内容与封装时不一致',
    truncated: '文件不完整，后半部分缺失',
    wrong_key: '密钥或口令打不开',
    not_a_bundle: '不是核查卷包',
    newer_version: '由更新版本的廉镜制作'
  } satisfies Record<Verdict, string>,
  next: {
    intact: '可以打开使用。',
    intact_unknown_signer: '请向封装单位电话核对密钥编号，核对无误后登记该密钥。',
    altered: '请不要使用这份副本，向封装单位重新索取。',
    truncated: '多半是拷贝没有完成，请重新拷贝，并核对文件的 SHA256。',
    wrong_key: '请核对密钥文件或口令；若核查卷包不是发给您的，请联系封装单位。',
    not_a_bundle: '请选择扩展名为 .ljcase 的文件。',
    newer_version: '请先升级本机的廉镜，原文件没有改动。'
  } satisfies Record<Verdict, string>,
  problem: {
    hash_differs: '内容与清单不符',
    missing: '清单中有，包内没有',
    unlisted: '包内有，清单中没有',
    duplicate: '同一路径出现两次',
    case_collision: '与另一文件仅大小写不同',
    bad_path: '路径不合规',
    not_a_file: '不是普通文件（链接、设备等）',
    bad_manifest_line: '清单中有不合格式的行',
    bad_tag_file: '说明文件不合格式',
    bad_signature: '签名与清单不符',
    signer_differs: '签名人与封装记录不符',
    bad_custody_line: '保管记录中有不合格式的行',
    custody_broken: '保管记录不连续',
    broken_archive: '包内结构损坏'
  } satisfies Record<ProblemKind, string>,
  act: {
    created: '立卷',
    item_added: '入卷',
    sealed: '封装',
    received: '收件',
    verified: '校验',
    opened: '打开',
    copied: '复制'
  } satisfies Record<CustodyEntry['act'], string>
} as const
