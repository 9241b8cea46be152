/** What is safe and what to do, for every error code: shown under the engine's own message. */
export const failure = {
  title: {
    usage: '这一步没有执行',
    bad_file: '文件没有读入',
    no_mapping: '没有合适的对照表',
    unknown_id: '没有找到',
    bad_pack: '领域包没有通过检查',
    not_a_vault: '这里没有数据库',
    not_a_bundle: '这不是核查卷包',
    newer_version: '由较新的版本制作',
    wrong_key: '口令或密钥不符',
    altered: '内容与签名不符',
    truncated: '文件不完整',
    corrupt: '数据库文件损坏',
    vault_exists: '这里已有数据库',
    vault_in_use: '数据库正在使用',
    vault_locked: '数据库已锁定',
    disk_full: '磁盘空间不足',
    file_changed: '文件在读取时有变动',
    cancelled: '已停止',
    time_limit: '超过时限，已停止',
    no_printer: '不能生成 PDF',
    not_allowed: '不允许这样做',
    conflict: '情况已有变化',
    internal: '程序出错'
  },
  safe: { data: '库中数据未变。', original: '原文件未变。', nothing: '没有写入任何内容。', kept: '已完成的部分保留。' },
  where: { file: '文件 {file}', sheet: '工作表 {sheet}', line: '第 {line} 行', column: '列 {column}' },
  details: '详情'
} as const
