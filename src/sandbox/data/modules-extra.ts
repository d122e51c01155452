import type { ModuleRow } from './build.js';
import { choices } from './choices.js';
import { cityOptions } from './cities.js';
import { schoolOptions } from './schools.js';

const required = true;
const custom = true;
const inactive = true;

/** Proofs, and what this company asks besides. */
export const extraModules: readonly ModuleRow[] = [
  [
    '证书',
    'Certificates',
    [
      [3, '证书名称', 'Certificate', { required, options: choices.certificate() }],
      [1, '证书编号', 'Certificate Number'],
      [6, '获得月份', 'Month of Issue'],
      [5, '有效期至', 'Valid Until'],
      [1, '颁发机构', 'Issuer'],
      [13, '证书扫描件', 'Scan'],
      [2, '证书描述', 'Description'],
    ],
  ],
  [
    '获奖经历',
    'Awards',
    [
      [1, '奖项名称', 'Award', { required }],
      [3, '奖项级别', 'Level', { options: choices.award() }],
      [12, '获奖时间', 'Date'],
      [1, '颁奖单位', 'Awarded By'],
      [1, '名次', 'Rank', { custom }],
      [2, '奖项描述', 'Description'],
      [13, '获奖证明', 'Proof', { custom }],
    ],
  ],
  [
    '作品',
    'Portfolio',
    [
      [1, '作品名称', 'Title'],
      [1, '作品链接', 'Link', { about: ['支持 Figma、站酷、GitHub 等链接', 'Figma, ZCOOL, GitHub and the like'] }],
      [13, '作品附件', 'Attachment'],
      [2, '作品描述', 'Description'],
      [7, '完成年份', 'Year'],
      [1, '访问密码', '', { custom }],
    ],
  ],
  [
    '校园招聘补充信息',
    'Campus Recruiting',
    [
      [3, '毕业届别', 'Graduation Class', { custom, required, options: choices.graduation() }],
      [6, '毕业月份', 'Graduation Month', { custom, required }],
      [3, '是否应届', 'Fresh Graduate', { custom, required, options: choices.yesNo() }],
      [3, '笔试城市', 'Written Test City', { custom, options: cityOptions().slice(0, 40) }],
      [3, '宣讲会院校', 'Campus Talk School', { custom, options: schoolOptions() }],
      [1, '内推码', 'Referral Code', { custom, about: ['没有可不填', 'Leave empty if you have none'] }],
      [3, '是否服从调剂', 'Accepts Reassignment', { custom, options: choices.yesNo() }],
      [4, '可面试方式', 'Interview Formats', { custom, options: choices.shift() }],
      [3, 'T 恤尺码', 'T-shirt Size', { custom, options: choices.size() }],
      [9, '竞赛次数', 'Number of Contests', { custom }],
      [2, '学生工作', 'Student Work', { custom }],
      [13, '三方协议', 'Tripartite Agreement', { custom, inactive }],
      [1, '旧版问卷编号', '', { custom, inactive }],
      [5, '答辩日期', 'Thesis Defence', { custom }],
      [10, '附件简历', 'Résumé File', { required }],
      [1, '推荐老师', 'Recommending Teacher', { custom }],
    ],
    { custom, about: ['仅校招职位展示', 'Shown for campus positions only'] },
  ],
  [
    '合规与背景',
    'Compliance & Background',
    [
      [3, '是否有竞业限制', 'Non-compete Agreement', { custom, required, options: choices.yesNo() }],
      [5, '竞业到期日', 'Non-compete Ends', { custom }],
      [3, '是否有亲属在职', 'Relatives Employed Here', { custom, required, options: choices.yesNo() }],
      [1, '亲属姓名与部门', 'Relative and Department', { custom }],
      [3, '是否曾在本公司任职', 'Former Employee', { custom, options: choices.yesNo() }],
      [8, '曾任职时间', 'Former Employment', { custom }],
      [3, '工作签证', 'Work Visa', { custom, options: choices.yesNo() }],
      [12, '签证到期日', 'Visa Expiry', { custom }],
      [13, '背调授权书', 'Background Check Consent', { custom }],
      [2, '其他声明 <可选>', 'Other *Statements* [optional]', { custom }],
      [3, '健康状况（已停用）', 'Health (retired)', { custom, inactive, options: choices.yesNo() }],
      [1, '社保编号', 'Social Security Number', { custom, inactive }],
    ],
    { custom },
  ],
  [
    '旧版自定义模块',
    'Legacy Custom Module',
    [
      [1, '旧系统编号', 'Legacy ID', { custom }],
      [5, '导入日期', 'Imported On', { custom }],
      [2, '导入备注', 'Import Remarks', { custom }],
      [9, '旧评分', 'Legacy Score', { custom }],
    ],
    { custom, inactive },
  ],
];
