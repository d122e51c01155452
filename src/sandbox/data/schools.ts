import type { SandboxOption } from '../hire-types.js';
import { optionsOf } from './build.js';

const SCHOOLS = `
清华大学|Tsinghua University,北京大学|Peking University,中国人民大学|Renmin University of China,北京航空航天大学|Beihang University,北京理工大学|Beijing Institute of Technology,中国农业大学|China Agricultural University,北京师范大学|Beijing Normal University,中央民族大学|Minzu University of China,北京交通大学|Beijing Jiaotong University,北京邮电大学|Beijing University of Posts and Telecommunications,北京科技大学|University of Science and Technology Beijing,北京外国语大学|Beijing Foreign Studies University,对外经济贸易大学|University of International Business and Economics,中央财经大学|Central University of Finance and Economics,中国政法大学|China University of Political Science and Law,中国传媒大学|Communication University of China,北京工业大学|Beijing University of Technology,华北电力大学|North China Electric Power University
南开大学|Nankai University,天津大学|Tianjin University,河北工业大学|Hebei University of Technology,太原理工大学|Taiyuan University of Technology,内蒙古大学|Inner Mongolia University
大连理工大学|Dalian University of Technology,东北大学|Northeastern University (Shenyang),辽宁大学|Liaoning University,大连海事大学|Dalian Maritime University,吉林大学|Jilin University,东北师范大学|Northeast Normal University,延边大学|Yanbian University,哈尔滨工业大学|Harbin Institute of Technology,哈尔滨工程大学|Harbin Engineering University,东北林业大学|Northeast Forestry University
复旦大学|Fudan University,上海交通大学|Shanghai Jiao Tong University,同济大学|Tongji University,华东师范大学|East China Normal University,华东理工大学|East China University of Science and Technology,东华大学|Donghua University,上海财经大学|Shanghai University of Finance and Economics,上海外国语大学|Shanghai International Studies University,上海大学|Shanghai University,上海科技大学|ShanghaiTech University
南京大学|Nanjing University,东南大学|Southeast University,南京航空航天大学|Nanjing University of Aeronautics and Astronautics,南京理工大学|Nanjing University of Science and Technology,河海大学|Hohai University,江南大学|Jiangnan University,苏州大学|Soochow University,中国矿业大学|China University of Mining and Technology,南京农业大学|Nanjing Agricultural University,南京师范大学|Nanjing Normal University,中国药科大学|China Pharmaceutical University,南京邮电大学|Nanjing University of Posts and Telecommunications
浙江大学|Zhejiang University,宁波大学|Ningbo University,杭州电子科技大学|Hangzhou Dianzi University,西湖大学|Westlake University,中国科学技术大学|University of Science and Technology of China,合肥工业大学|Hefei University of Technology,安徽大学|Anhui University,厦门大学|Xiamen University,福州大学|Fuzhou University,南昌大学|Nanchang University
山东大学|Shandong University,中国海洋大学|Ocean University of China,中国石油大学|China University of Petroleum,郑州大学|Zhengzhou University,河南大学|Henan University,武汉大学|Wuhan University,华中科技大学|Huazhong University of Science and Technology,武汉理工大学|Wuhan University of Technology,中国地质大学|China University of Geosciences,华中农业大学|Huazhong Agricultural University,华中师范大学|Central China Normal University,中南财经政法大学|Zhongnan University of Economics and Law
湖南大学|Hunan University,中南大学|Central South University,国防科技大学|National University of Defense Technology,湖南师范大学|Hunan Normal University,中山大学|Sun Yat-sen University,华南理工大学|South China University of Technology,暨南大学|Jinan University,华南师范大学|South China Normal University,深圳大学|Shenzhen University,南方科技大学|Southern University of Science and Technology,广东外语外贸大学|Guangdong University of Foreign Studies,广西大学|Guangxi University,海南大学|Hainan University
四川大学|Sichuan University,电子科技大学|University of Electronic Science and Technology of China,西南交通大学|Southwest Jiaotong University,西南财经大学|Southwestern University of Finance and Economics,重庆大学|Chongqing University,西南大学|Southwest University,贵州大学|Guizhou University,云南大学|Yunnan University,西藏大学|Tibet University
西安交通大学|Xi'an Jiaotong University,西北工业大学|Northwestern Polytechnical University,西北农林科技大学|Northwest A&F University,西安电子科技大学|Xidian University,长安大学|Chang'an University,西北大学|Northwest University,陕西师范大学|Shaanxi Normal University,兰州大学|Lanzhou University,青海大学|Qinghai University,宁夏大学|Ningxia University,新疆大学|Xinjiang University,石河子大学|Shihezi University
香港大学|The University of Hong Kong,香港中文大学|The Chinese University of Hong Kong,香港科技大学|The Hong Kong University of Science and Technology,香港理工大学|The Hong Kong Polytechnic University,香港城市大学|City University of Hong Kong,香港浸会大学|Hong Kong Baptist University,澳门大学|University of Macau,澳门科技大学|Macau University of Science and Technology
麻省理工学院|Massachusetts Institute of Technology,斯坦福大学|Stanford University,哈佛大学|Harvard University,加州大学伯克利分校|University of California\\, Berkeley,卡内基梅隆大学|Carnegie Mellon University,剑桥大学|University of Cambridge,牛津大学|University of Oxford,帝国理工学院|Imperial College London,苏黎世联邦理工学院|ETH Zurich,新加坡国立大学|National University of Singapore,南洋理工大学|Nanyang Technological University,东京大学|The University of Tokyo,京都大学|Kyoto University,首尔大学|Seoul National University,多伦多大学|University of Toronto,滑铁卢大学|University of Waterloo,墨尔本大学|The University of Melbourne,悉尼大学|The University of Sydney
-其他院校|Other`;

const COMMA = '\u0001';

/** Universities, the last entry no longer offered. */
export function schoolOptions(): SandboxOption[] {
  return optionsOf(SCHOOLS.replaceAll('\\,', COMMA)).map((option) => ({
    ...option,
    name: { ...option.name, en_us: option.name.en_us.replaceAll(COMMA, ',') },
  }));
}
