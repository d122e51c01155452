import { optionsOf } from './build.js';

/** The options of the selects that are used in several modules, or are too long to stand beside their field. */
export const choices = {
  gender: () => optionsOf('男|Male,女|Female,其他|Other,不愿透露|Prefer not to say'),
  country: () =>
    optionsOf(`中国|China,中国香港|Hong Kong (China),中国澳门|Macao (China),中国台湾|Taiwan (China),新加坡|Singapore,马来西亚|Malaysia,
泰国|Thailand,越南|Vietnam,印度尼西亚|Indonesia,菲律宾|Philippines,日本|Japan,韩国|South Korea,印度|India,阿联酋|United Arab Emirates,
沙特阿拉伯|Saudi Arabia,英国|United Kingdom,法国|France,德国|Germany,西班牙|Spain,意大利|Italy,荷兰|Netherlands,瑞士|Switzerland,
美国|United States,加拿大|Canada,墨西哥|Mexico,巴西|Brazil,阿根廷|Argentina,澳大利亚|Australia,新西兰|New Zealand,南非|South Africa,其他|Other`),
  marriage: () => optionsOf('未婚|Single,已婚|Married,-离异|Divorced,保密|Undisclosed'),
  identity: () =>
    optionsOf('居民身份证|Resident ID Card,护照|Passport,港澳居民来往内地通行证|Mainland Travel Permit,台胞证|Taiwan Compatriot Permit,外国人永久居留证|Permanent Residence Card,其他|Other'),
  degree: () =>
    optionsOf('小学|Primary School,初中|Junior High,中专|Secondary Vocational,高中|Senior High,大专|Associate,本科|Bachelor,硕士|Master,博士|Doctorate,-其他|Other'),
  study: () => optionsOf('全日制统招|Full-time,海外院校|Overseas,自考|Self-taught,成人教育|Adult Education,函授|Correspondence,网络教育|Online'),
  ranking: () => optionsOf('前 5%|Top 5%,前 10%|Top 10%,前 20%|Top 20%,前 30%|Top 30%,前 50%|Top 50%,其他|Other'),
  industry: () =>
    optionsOf(`互联网|Internet,人工智能|Artificial Intelligence,企业服务|Enterprise Services,电子商务|E-commerce,游戏|Gaming,在线教育|Online Education,
金融|Finance,银行|Banking,保险|Insurance,证券基金|Securities & Funds,半导体|Semiconductors,通信|Telecom,消费电子|Consumer Electronics,汽车|Automotive,
新能源|New Energy,机械制造|Machinery,医疗器械|Medical Devices,生物医药|Biopharma,快速消费品|FMCG,零售|Retail,物流|Logistics,房地产|Real Estate,
建筑工程|Construction,咨询|Consulting,法律|Legal,传媒|Media,广告营销|Advertising,旅游|Travel,餐饮|Catering,政府机构|Government,高等教育|Higher Education,其他|Other`),
  jobFunction: () =>
    optionsOf(`后端开发|Backend,前端开发|Frontend,客户端开发|Mobile,算法|Algorithm,数据|Data,测试|QA,运维|SRE,安全|Security,硬件|Hardware,产品|Product,设计|Design,
运营|Operations,市场|Marketing,销售|Sales,客户成功|Customer Success,人力资源|HR,财务|Finance,法务|Legal,行政|Administration,采购|Procurement,供应链|Supply Chain,战略|Strategy,项目管理|Project Management`),
  jobNature: () => optionsOf('全职|Full-time,兼职|Part-time,实习|Internship,劳务派遣|Dispatched,外包|Outsourced,顾问|Consultant'),
  scale: () => optionsOf('1-49 人|1-49,50-149 人|50-149,150-499 人|150-499,500-999 人|500-999,1000-4999 人|1000-4999,5000 人以上|5000+'),
  salary: () =>
    optionsOf('10K 以下|Below 10K,10-15K|10-15K,15-20K|15-20K,20-30K|20-30K,30-40K|30-40K,40-60K|40-60K,60-80K|60-80K,80K 以上|Above 80K,面议|Negotiable'),
  arrival: () => optionsOf('随时|Immediately,1 周内|Within 1 week,1 个月内|Within 1 month,3 个月内|Within 3 months,待定|To be confirmed'),
  language: () =>
    optionsOf(`中文|Chinese,英语|English,日语|Japanese,韩语|Korean,法语|French,德语|German,西班牙语|Spanish,葡萄牙语|Portuguese,俄语|Russian,阿拉伯语|Arabic,
意大利语|Italian,泰语|Thai,越南语|Vietnamese,印尼语|Indonesian,马来语|Malay,粤语|Cantonese,手语|Sign Language,其他|Other`),
  proficiency: () => optionsOf('入门|Beginner,日常会话|Conversational,商务会话|Business,无障碍沟通|Fluent,母语|Native'),
  certificate: () =>
    optionsOf(`大学英语四级|CET-4,大学英语六级|CET-6,英语专业八级|TEM-8,雅思|IELTS,托福|TOEFL,日语 N1|JLPT N1,日语 N2|JLPT N2,注册会计师|CPA,特许金融分析师|CFA,
法律职业资格|Legal Professional Qualification,项目管理专业人士|PMP,软考高级|Senior Software Qualification,人力资源管理师|HR Professional,教师资格证|Teacher Certificate,驾驶证 C1|Driving License C1,-计算机二级|NCRE Level 2`),
  award: () => optionsOf('国际级|International,国家级|National,省部级|Provincial,市级|Municipal,校级|University,公司级|Company'),
  skill: () =>
    optionsOf(`TypeScript|TypeScript,JavaScript|JavaScript,Java|Java,Go|Go,Rust|Rust,Python|Python,C++|C++,C#|C#,Kotlin|Kotlin,Swift|Swift,SQL|SQL,React|React,Vue|Vue,Node.js|Node.js,
Kubernetes|Kubernetes,Flink|Flink,Spark|Spark,PyTorch|PyTorch,Figma|Figma,SAP|SAP,Excel|Excel,PPT|PowerPoint,-Flash|Flash`),
  graduation: () => optionsOf('2026 届|Class of 2026,2027 届|Class of 2027,2028 届|Class of 2028,-2025 届|Class of 2025'),
  yesNo: () => optionsOf('是|Yes,否|No'),
  shift: () => optionsOf('白班|Day,夜班|Night,轮班|Rotating,弹性|Flexible'),
  size: () => optionsOf('XS|XS,S|S,M|M,L|L,XL|XL,XXL|XXL'),
  interest: () => optionsOf('技术分享|Tech Talks,公益|Volunteering,跑步|Running,羽毛球|Badminton,篮球|Basketball,桌游|Board Games,摄影|Photography,音乐|Music,*其他* [请注明]|*Other* [specify]'),
};
