import { type AppCall, characterCount, Refusal, type Reply } from '../../protocol/index.js';
import type { EmulatedApp } from '../../world/index.js';
import { findMedia } from '../find-media.js';

/** @see https://developer.work.weixin.qq.com/document/path/90227 */
export function getAgent({ app, query }: AppCall): Reply {
  demandOwnAgent(app, query.get('agentid'));
  return {
    agentid: app.agentId,
    name: app.name,
    square_logo_url: '',
    description: app.description,
    allow_userinfos: { user: app.visibleUsers.map((userid) => ({ userid })) },
    allow_partys: { partyid: app.visibleParties },
    allow_tags: { tagid: app.visibleTags },
    close: app.enabled ? 0 : 1,
    redirect_domain: app.redirectDomain,
    report_location_flag: app.reportLocationFlag,
    isreportenter: app.isReportEnter,
    home_url: app.homeUrl,
  };
}

export function listAgents({ app }: AppCall): Reply {
  return { agentlist: [{ agentid: app.agentId, name: app.name, square_logo_url: '' }] };
}

/** @see https://developer.work.weixin.qq.com/document/path/90228 */
export function setAgent(call: AppCall): Reply {
  const { app, params } = call;
  demandOwnAgent(app, String(params.needInt('agentid', 41011)));
  const name = params.string('name');
  if (name !== undefined && (name === '' || characterCount(name) > 32)) throw new Refusal(45022, 'invalid name length');
  const description = params.string('description');
  if (description !== undefined && !isBetween(characterCount(description), 4, 120)) {
    throw new Refusal(45004, 'invalid description length');
  }
  const reportLocationFlag = flag(params.int('report_location_flag'), 'report_location_flag');
  const isReportEnter = flag(params.int('isreportenter'), 'isreportenter');
  const homeUrl = params.string('home_url');
  if (homeUrl && !/^https?:\/\//.test(homeUrl)) throw new Refusal(40094, 'invalid home_url');
  const logoMediaId = params.string('logo_mediaid');
  if (logoMediaId !== undefined) findMedia(call, logoMediaId, 'image');
  app.name = name ?? app.name;
  app.description = description ?? app.description;
  app.reportLocationFlag = reportLocationFlag ?? app.reportLocationFlag;
  app.isReportEnter = isReportEnter ?? app.isReportEnter;
  app.homeUrl = homeUrl ?? app.homeUrl;
  app.redirectDomain = params.string('redirect_domain') ?? app.redirectDomain;
  app.logoMediaId = logoMediaId ?? app.logoMediaId;
  return {};
}

/** Refuses an agentid that is none (40056) or another app's (301002). */
export function demandOwnAgent(app: EmulatedApp, agentId: string | null): void {
  if (agentId === null || !/^\d+$/.test(agentId)) throw new Refusal(40056);
  if (Number(agentId) !== app.agentId) throw new Refusal(301002);
}

function flag(value: number | undefined, name: string): number | undefined {
  if (value === undefined || value === 0 || value === 1) return value;
  throw new Refusal(40059, `invalid ${name}`);
}

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
