import type { HazardCommandName } from '@fengqiao/domain/hazard/commands/hazard-command';
import type { Authority, HazardKind, HazardStage } from '@fengqiao/domain/hazard/hazard';

export const hazardStageWords: Readonly<Record<HazardStage, string>> = {
  found: '已发现',
  noticed: '整改中',
  rectified: '待复查',
  failed: '复查不合格',
  referred: '已移送',
  closed: '已销号',
  solved: '当场整改',
  'taken-over': '已签收接管',
  voided: '已作废',
};

export const hazardCommandWords: Readonly<Record<HazardCommandName, string>> = {
  solve: '当场整改',
  notice: '下达整改通知',
  'record-service': '登记送达',
  extend: '延长整改期限',
  'claim-rectified': '申报整改完成',
  're-check': '复查',
  refer: '移送',
  'record-receipt': '登记签收',
  'change-handler': '更换承办人',
  'report-up': '上报',
  void: '作废',
};

export const hazardKindWords: Readonly<Record<HazardKind, string>> = {
  fire: '消防',
  electricity: '用电',
  gas: '燃气',
  building: '房屋',
  road: '道路交通',
  water: '涉水',
  workplace: '生产经营',
  school: '校园',
  crowd: '人员密集场所',
  'dangerous-goods': '危险物品',
  other: '其他',
};

export const authorityWords: Readonly<Record<Authority, string>> = {
  'fire-rescue': '消防救援机构',
  'emergency-management': '应急管理部门',
  'market-supervision': '市场监督管理部门',
  housing: '住房和城乡建设部门',
  transport: '交通运输部门',
  'urban-management': '城市管理部门',
  education: '教育部门',
  energy: '能源主管部门',
  'water-affairs': '水务部门',
  'local-government': '乡镇人民政府、街道办事处',
};
