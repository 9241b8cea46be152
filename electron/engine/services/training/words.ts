/** The words the county is made of. All places, firms and people are invented; no list here comes from a real register. */
export const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞'
]
export const givenFirst = [
  ...'建文志明国海晓红丽永春玉秀德家立世仁承启卫正思子雨梦佳宇浩天一俊泽嘉景书学绍宏庆光东少云清如凤美爱新荣兴宝锦维运'
]
export const givenSecond = [
  ...'华军平强斌伟峰涛杰辉超磊波勇刚芳娟敏静燕霞玲萍慧琴英兰梅莉蓉丹帆远航宁鹏翔凯林松柏楠涵怡琪瑶琳欣颖洁雯婷薇珍源舟岚恒诚信义达民生成'
]

export const villages: readonly string[] = (
  '河湾村 上坪村 芦塘村 桥头村 石盘村 松岙村 梅源村 竹坑村 前洋村 后塘村 溪口村 下坞村 东岭村 西畈村 南山下村' +
  ' 北渡村 杨梅岭村 银坑村 茶坪村 高桥村 古樟村 金竹村 沙滩村 白石村 大源村 里仁村 外庄村 双井村 麻车村 荷塘村'
).split(' ')
export const roads = [
  '柳溪大道',
  '云山路',
  '望江街',
  '春晖路',
  '竹海路',
  '白鹭路',
  '文昌街',
  '南塘路',
  '溪滨路',
  '枫林街',
  '科创路',
  '东门街',
  '晨曦路',
  '茶香路',
  '银杏路',
  '双河路'
]

/** theme | category of the works contract | share of goods. `@` stands for a place. */
export const themes = [
  { text: '@道路改造工程', category: '道路工程', item: '市政道路' },
  { text: '@污水管网改造工程', category: '管网工程', item: '污水治理' },
  { text: '@河道综合整治工程', category: '水利工程', item: '河道治理' },
  { text: '@农村公路提升工程', category: '公路工程', item: '四好农村路' },
  { text: '@绿化景观提升工程', category: '园林绿化', item: '绿化养护' },
  { text: '@路灯亮化工程', category: '照明工程', item: '城市照明' },
  { text: '@文化礼堂建设工程', category: '房屋建筑', item: '文化设施' },
  { text: '@办公用房修缮工程', category: '修缮工程', item: '房屋修缮' },
  { text: '@供水管网延伸工程', category: '供水工程', item: '农村饮水' },
  { text: '@山塘加固工程', category: '水利工程', item: '山塘整治' },
  { text: '@停车场建设工程', category: '市政工程', item: '停车设施' },
  { text: '@农贸市场改造工程', category: '房屋建筑', item: '民生市场' },
  { text: '@桥梁加固工程', category: '桥梁工程', item: '桥梁养护' },
  { text: '@高标准农田建设工程', category: '农田工程', item: '农田建设' }
] as const
export const schoolThemes = [
  { text: '@教学楼改造工程', category: '房屋建筑', item: '校舍改造' },
  { text: '@运动场改造工程', category: '体育设施', item: '运动场地' },
  { text: '@智慧教室建设工程', category: '智能化工程', item: '信息化' },
  { text: '@消防设施改造工程', category: '消防工程', item: '消防安全' }
] as const
export const hospitalThemes = [
  { text: '@门诊楼改造工程', category: '房屋建筑', item: '医疗用房' },
  { text: '@病房改造工程', category: '装修工程', item: '病房改造' },
  { text: '@净化系统改造工程', category: '机电工程', item: '医疗设备配套' },
  { text: '@消防设施改造工程', category: '消防工程', item: '消防安全' }
] as const

export const brands: readonly string[] = (
  '恒筑 青岚 云岳 嘉禾 正源 泰和 鼎基 宏远 金溪 瑞城 中盛 华禹 东屿 锦川 北辰 安固 博达 腾越 永泽 立信' +
  ' 天衡 广济 兴隆 同创 方圆 万合 凯峰 众诚 百川 星河 绿谷 远山 松涛 白鹭 竹韵 银杏 春晖 晨光 海晏 长丰'
).split(' ')
export const firmPlaces = ['云溪', '柳湾', '临川', '青原', '江澄', '安岭', '浦阳', '南屏', '东越', '清源', '云岭', '平川']
export const trades = {
  works: ['建设', '建筑工程', '市政工程', '路桥工程', '园林建设', '水利建筑', '装饰工程', '交通建设'],
  design: ['勘察设计', '建筑设计', '工程设计'],
  supervision: ['工程监理', '项目管理', '监理咨询'],
  consult: ['造价咨询', '招标代理', '工程咨询'],
  goods: ['设备', '机电', '科技', '商贸', '物资', '电子科技'],
  supplies: ['办公用品', '物业服务', '印刷', '汽车服务', '食品', '能源', '传媒', '酒店管理', '物流', '网络科技', '清洁服务', '建材']
} as const
export type Trade = keyof typeof trades

/** Day-to-day spending: kind, purpose, median in yuan, spread. */
export const spending = [
  { kind: '办公费', purpose: '购办公用品', median: 860, sigma: 0.9 },
  { kind: '印刷费', purpose: '资料印刷', median: 1400, sigma: 0.9 },
  { kind: '水费', purpose: '自来水费', median: 2300, sigma: 0.7 },
  { kind: '电费', purpose: '电费', median: 5200, sigma: 0.8 },
  { kind: '邮电费', purpose: '通信网络费', median: 1200, sigma: 0.7 },
  { kind: '物业管理费', purpose: '物业服务费', median: 9800, sigma: 0.8 },
  { kind: '维修(护)费', purpose: '零星维修', median: 3600, sigma: 1 },
  { kind: '公务用车运行维护费', purpose: '车辆燃油及维修', median: 1900, sigma: 0.8 },
  { kind: '公务接待费', purpose: '公务接待', median: 780, sigma: 0.5 },
  { kind: '培训费', purpose: '业务培训', median: 4200, sigma: 0.8 },
  { kind: '劳务费', purpose: '劳务派遣服务费', median: 16_000, sigma: 0.8 },
  { kind: '专用材料费', purpose: '专用材料采购', median: 7400, sigma: 1.1 },
  { kind: '租赁费', purpose: '设备场地租赁', median: 5600, sigma: 0.8 },
  { kind: '委托业务费', purpose: '委托第三方服务', median: 18_000, sigma: 0.9 },
  { kind: '其他商品和服务支出', purpose: '其他支出', median: 1500, sigma: 1 }
] as const
