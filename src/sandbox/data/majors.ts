import type { SandboxOption } from '../hire-types.js';
import { optionsOf } from './build.js';

const MAJORS = `
哲学|Philosophy,经济学|Economics,经济统计学|Economic Statistics,财政学|Public Finance,税收学|Taxation,金融学|Finance,金融工程|Financial Engineering,保险学|Insurance,投资学|Investment,国际经济与贸易|International Economics and Trade
法学|Law,知识产权|Intellectual Property,政治学与行政学|Politics and Administration,社会学|Sociology,社会工作|Social Work,马克思主义理论|Marxist Theory
教育学|Education,教育技术学|Educational Technology,学前教育|Preschool Education,体育教育|Physical Education
汉语言文学|Chinese Language and Literature,汉语国际教育|Teaching Chinese to Speakers of Other Languages,英语|English,俄语|Russian,德语|German,法语|French,西班牙语|Spanish,日语|Japanese,朝鲜语|Korean,阿拉伯语|Arabic,翻译|Translation,商务英语|Business English,新闻学|Journalism,广播电视学|Radio and Television,广告学|Advertising,传播学|Communication,网络与新媒体|Network and New Media
历史学|History,考古学|Archaeology,文物与博物馆学|Cultural Heritage and Museology
数学与应用数学|Mathematics and Applied Mathematics,信息与计算科学|Information and Computing Science,物理学|Physics,应用物理学|Applied Physics,化学|Chemistry,应用化学|Applied Chemistry,天文学|Astronomy,地理科学|Geography,大气科学|Atmospheric Science,海洋科学|Marine Science,地质学|Geology,生物科学|Biological Science,生物技术|Biotechnology,心理学|Psychology,应用心理学|Applied Psychology,统计学|Statistics,应用统计学|Applied Statistics
理论与应用力学|Theoretical and Applied Mechanics,机械工程|Mechanical Engineering,机械电子工程|Mechatronics,车辆工程|Vehicle Engineering,工业设计|Industrial Design,智能制造工程|Intelligent Manufacturing,测控技术与仪器|Measurement and Control,材料科学与工程|Materials Science and Engineering,高分子材料与工程|Polymer Materials,能源与动力工程|Energy and Power Engineering,新能源科学与工程|New Energy Science,电气工程及其自动化|Electrical Engineering and Automation,电子信息工程|Electronic Information Engineering,电子科学与技术|Electronic Science and Technology,通信工程|Communication Engineering,微电子科学与工程|Microelectronics,集成电路设计与集成系统|Integrated Circuit Design,光电信息科学与工程|Optoelectronics,人工智能|Artificial Intelligence,自动化|Automation,机器人工程|Robotics
计算机科学与技术|Computer Science and Technology,软件工程|Software Engineering,网络工程|Network Engineering,信息安全|Information Security,物联网工程|Internet of Things,数字媒体技术|Digital Media Technology,数据科学与大数据技术|Data Science and Big Data,网络空间安全|Cyberspace Security,区块链工程|Blockchain Engineering
土木工程|Civil Engineering,给排水科学与工程|Water Supply and Drainage,水利水电工程|Hydraulic Engineering,测绘工程|Surveying and Mapping,遥感科学与技术|Remote Sensing,化学工程与工艺|Chemical Engineering,制药工程|Pharmaceutical Engineering,石油工程|Petroleum Engineering,纺织工程|Textile Engineering,交通运输|Transportation,飞行器设计与工程|Aircraft Design,环境工程|Environmental Engineering,生物医学工程|Biomedical Engineering,食品科学与工程|Food Science and Engineering,建筑学|Architecture,城乡规划|Urban and Rural Planning,风景园林|Landscape Architecture,安全工程|Safety Engineering,生物工程|Bioengineering
农学|Agronomy,园艺|Horticulture,植物保护|Plant Protection,动物科学|Animal Science,动物医学|Veterinary Medicine,林学|Forestry,水产养殖学|Aquaculture
基础医学|Basic Medicine,临床医学|Clinical Medicine,口腔医学|Stomatology,预防医学|Preventive Medicine,中医学|Traditional Chinese Medicine,药学|Pharmacy,中药学|Chinese Pharmacy,医学检验技术|Medical Laboratory Technology,医学影像技术|Medical Imaging,护理学|Nursing
管理科学|Management Science,信息管理与信息系统|Information Systems,工程管理|Engineering Management,大数据管理与应用|Big Data Management,工商管理|Business Administration,市场营销|Marketing,会计学|Accounting,财务管理|Financial Management,国际商务|International Business,人力资源管理|Human Resource Management,审计学|Auditing,物流管理|Logistics Management,供应链管理|Supply Chain Management,工业工程|Industrial Engineering,电子商务|E-commerce,旅游管理|Tourism Management,酒店管理|Hotel Management,公共事业管理|Public Affairs Management,行政管理|Public Administration,劳动与社会保障|Labor and Social Security,图书馆学|Library Science,档案学|Archival Science
音乐学|Musicology,舞蹈学|Dance,表演|Acting,戏剧影视文学|Drama and Film Literature,广播电视编导|Broadcast Directing,动画|Animation,美术学|Fine Arts,绘画|Painting,视觉传达设计|Visual Communication Design,环境设计|Environmental Design,产品设计|Product Design,服装与服饰设计|Fashion Design,数字媒体艺术|Digital Media Art,-其他专业|Other`;

/** Majors of the undergraduate catalogue. */
export function majorOptions(): SandboxOption[] {
  return optionsOf(MAJORS);
}
