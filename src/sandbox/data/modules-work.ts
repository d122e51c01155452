import type { ModuleRow } from './build.js';
import { customId } from './build.js';
import { choices } from './choices.js';
import { cityOptions } from './cities.js';

const required = true;
const custom = true;
const inactive = true;

/** In the platform's own example a module and one of its fields carry the same id. */
const SHARED_ID = customId(50_000);

/** Where somebody worked, and on what. */
export const workModules: readonly ModuleRow[] = [
  [
    '工作经历',
    'Work Experience',
    [
      [1, '公司名称', 'Company', { required }],
      [1, '职位名称', 'Job Title', { required }],
      [8, '任职时间', 'Period of Employment', { required }],
      [3, '所属行业', 'Industry', { options: choices.industry() }],
      [3, '公司规模', 'Company Size', { options: choices.scale() }],
      [3, '工作城市', 'City', { options: cityOptions() }],
      [3, '工作性质', 'Employment Type', { options: choices.jobNature() }],
      [1, '所在部门', 'Department'],
      [9, '下属人数', 'Direct Reports'],
      [1, '汇报对象', 'Reports To', { custom }],
      [2, '工作描述', 'Description', { about: ['建议按 STAR 法则填写', 'The STAR method is recommended'] }],
      [9, '税前月薪（元）', 'Monthly Salary before Tax (CNY)', { custom }],
      [2, '离职原因', 'Reason for Leaving', { custom }],
      [1, '证明人', 'Referee', { custom, inactive }],
      [1, '证明人电话', 'Referee Phone', { custom, inactive }],
    ],
    { required },
  ],
  [
    '实习经历',
    'Internships',
    [
      [1, '公司名称', 'Company', { required }],
      [1, '实习岗位', 'Position', { required }],
      [8, '实习时间', 'Period', { required }],
      [3, '所属行业', 'Industry', { options: choices.industry() }],
      [3, '实习城市', 'City', { options: cityOptions() }],
      [9, '每周天数', 'Days per Week'],
      [2, '实习内容', 'Description'],
      [3, '是否获得转正机会', 'Return Offer', { custom, options: choices.yesNo() }],
      [13, '实习证明', 'Internship Certificate', { custom }],
    ],
  ],
  [
    '项目经历',
    'Projects',
    [
      [1, '项目名称', 'Project', { required, id: SHARED_ID }],
      [1, '项目角色', 'Role'],
      [8, '项目时间', 'Period'],
      [1, '项目链接', 'Link'],
      [4, '技术栈', 'Tech Stack', { custom, options: choices.skill() }],
      [9, '团队人数', 'Team Size'],
      [2, '项目描述', 'Description'],
      [2, '项目成果', 'Outcome', { custom }],
      [13, '项目附件', 'Attachment', { custom, inactive }],
    ],
    { id: SHARED_ID },
  ],
  [
    '自我评价',
    'Self-Assessment',
    [
      [2, '自我评价', 'Self-Assessment'],
      [4, '专业技能', 'Skills', { options: choices.skill() }],
      [2, '职业规划', 'Career Plan', { custom }],
      [1, '个人主页', 'Personal Website'],
      [1, 'GitHub', 'GitHub', { custom }],
      [4, '兴趣爱好', 'Interests', { custom, options: choices.interest() }],
    ],
  ],
];
