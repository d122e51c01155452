import type { ModuleRow } from './build.js';
import { choices } from './choices.js';
import { cityOptions } from './cities.js';
import { majorOptions } from './majors.js';
import { schoolOptions } from './schools.js';

const required = true;
const custom = true;
const inactive = true;

/** Who somebody is, and what they studied. */
export const personModules: readonly ModuleRow[] = [
  [
    '基本信息',
    'Basic Information',
    [
      [10, '姓名', 'Name', { required }],
      [10, '手机号', 'Mobile Number', { required, about: ['用于面试联系，请填写常用号码', 'Used to arrange interviews'] }],
      [10, '邮箱', 'Email', { required }],
      [3, '性别', 'Gender', { options: choices.gender() }],
      [5, '出生日期', 'Date of Birth'],
      [3, '国籍/地区', 'Nationality / Region', { options: choices.country() }],
      [3, '证件类型', 'ID Type', { options: choices.identity() }],
      [1, '证件号码', 'ID Number'],
      [3, '婚姻状况', 'Marital Status', { options: choices.marriage(), inactive }],
      [3, '现居城市', 'Current City', { options: cityOptions(), required }],
      [3, '家乡', 'Home Town', { options: cityOptions() }],
      [7, '开始工作年份', 'Year of First Job'],
      [9, '工作年限', 'Years of Experience'],
      [1, '微信号', 'WeChat ID', { custom }],
      [1, '紧急联系人', 'Emergency Contact', { custom, inactive }],
      [13, '证件照', 'ID Photo', { custom }],
    ],
    { required, about: ['候选人的身份与联系方式', 'Identity and contact details of the candidate'] },
  ],
  [
    '教育经历',
    'Education',
    [
      [3, '学校名称', 'School', { required, options: schoolOptions() }],
      [3, '专业', 'Major', { required, options: majorOptions() }],
      [3, '学历', 'Degree', { required, options: choices.degree() }],
      [8, '就读时间', 'Period of Study', { required }],
      [3, '学历类型', 'Education Type', { options: choices.study() }],
      [3, '成绩排名', 'Academic Ranking', { options: choices.ranking() }],
      [9, 'GPA', 'GPA', { about: ['请按 4.0 分制折算', 'Converted to a 4.0 scale'] }],
      [1, '学院', 'Faculty'],
      [1, '研究方向', 'Research Area', { custom }],
      [1, '导师', 'Supervisor', { custom }],
      [2, '主修课程', 'Main Courses'],
      [13, '成绩单', 'Transcript', { custom }],
      [1, '学号', 'Student Number', { custom, inactive }],
    ],
    { required },
  ],
  [
    '求职意向',
    'Job Preference',
    [
      [4, '意向城市', 'Preferred Cities', { required, options: cityOptions() }],
      [4, '意向职能', 'Preferred Functions', { options: choices.jobFunction() }],
      [3, '工作性质', 'Employment Type', { options: choices.jobNature() }],
      [3, '期望月薪', 'Expected Monthly Salary', { options: choices.salary() }],
      [3, '到岗时间', 'Availability', { options: choices.arrival() }],
      [12, '最早可入职日期', 'Earliest Start Date'],
      [3, '是否接受调剂', 'Open to Reassignment', { options: choices.yesNo() }],
      [3, '是否接受出差', 'Open to Travel', { custom, options: choices.yesNo() }],
      [3, '班次偏好', 'Shift Preference', { custom, options: choices.shift(), inactive }],
      [2, '补充说明', 'Remarks', { custom }],
    ],
  ],
  [
    '语言能力',
    'Languages',
    [
      [3, '语言', 'Language', { required, options: choices.language() }],
      [3, '精通程度', 'Proficiency', { required, options: choices.proficiency() }],
      [1, '考试名称', 'Examination'],
      [9, '考试成绩', 'Score'],
      [6, '考试月份', 'Examination Month'],
      [13, '成绩证明', 'Score Report', { custom }],
    ],
  ],
];
