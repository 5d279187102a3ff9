import { SERVICES } from '../stack/services.ts';
import { needsPostgres, type Settings } from './settings.ts';

export interface Address {
  zh: string;
  en: string;
  /** Something to open in a browser, or a plain address. */
  url: string;
}

/** NATS takes several addresses, with or without a scheme, so this is no work for `URL`. */
function withoutPassword(addresses: string): string {
  return addresses.replaceAll(/[^/,]*@/g, '');
}

/** What a person can open, and what a program can connect to, in the order of a first visit. */
export function addressesOf(settings: Settings): Address[] {
  const { ports, outside } = settings;
  const local = (port: number) => `http://127.0.0.1:${port}`;
  const chinese: Record<string, string> = {
    intake: '受理服务',
    mediation: '调解服务',
    scoring: '考评服务',
    outreach: '走访服务',
  };
  return [
    { zh: '群众页面', en: "citizens' pages", url: local(ports.gateway) },
    {
      zh: '工作台（点选示例人员登录）',
      en: 'the desk: sign in by a click',
      url: `${local(ports.gateway)}/desk`,
    },
    { zh: '本机环境与人员', en: 'this stack and its people', url: `http://localhost:${ports.identity}` },
    ...SERVICES.map(({ name, portOffset }) => ({
      zh: `${chinese[name] ?? name}接口文档`,
      en: `${name}, API documentation`,
      url: `${local(settings.portBase + portOffset)}/docs`,
    })),
    outside.temporal
      ? { zh: '外部 Temporal', en: 'Temporal (outside)', url: outside.temporal }
      : { zh: 'Temporal 界面', en: 'Temporal UI', url: local(ports.temporalUi) },
    outside.nats
      ? { zh: '外部 NATS', en: 'NATS (outside)', url: withoutPassword(outside.nats) }
      : { zh: 'NATS 监控', en: 'NATS monitoring', url: local(ports.natsMonitoring) },
    ...(needsPostgres(settings)
      ? [{ zh: '数据库', en: 'PostgreSQL', url: `127.0.0.1:${ports.postgres}` }]
      : []),
  ];
}
