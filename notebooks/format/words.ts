/** The engine's names in a reader's words. */
import type { StageVerdict } from '../../engine/canary-rollout/rollout.ts';
import type { LensName, LensOutcome } from '../../engine/claims/lenses/lens.ts';
import type { Stance } from '../../engine/claims/multiverse/index.ts';
import { type VerdictKind, verdictKinds } from '../../engine/claims/verdict.ts';
import type { DefectKind } from '../../engine/domain/change.ts';
import type { Status } from '../../engine/domain/deployment.ts';
import type { Service } from '../../engine/domain/service.ts';
import type { FactorName } from '../../engine/risk-scoring/assessment.ts';
import { count, plural } from './number.ts';

export const statusWords: Readonly<Record<Status, string>> = {
  completed: 'completed',
  'rolled-back': 'rolled back',
  blocked: 'blocked',
  escaped: 'escaped',
};

export const factorWords: Readonly<Record<FactorName, string>> = {
  serviceTier: 'service tier',
  serviceHealth: 'service health',
  historicalFailureRate: 'historical failure rate',
  blastRadius: 'blast radius',
  changeComplexity: 'change complexity',
  timingRisk: 'timing',
};

export const defectWords: Readonly<Record<DefectKind, string>> = {
  none: 'none',
  errors: 'raises errors',
  slow: 'slows requests',
  silent: 'silent: no judge sees it',
};

export const stageWords: Readonly<Record<StageVerdict, string>> = {
  passed: 'passed',
  inconclusive: 'inconclusive: too few requests',
  breach: 'breach: rolled back',
  'not-judged': 'not judged: no control left',
  skipped: 'skipped: too few requests',
};

/** `medium-05 (svc-011)`: its name, which says its tier, and the id that audit logs and exports have. */
export function serviceText({ name, id }: Pick<Service, 'name' | 'id'>): string {
  return `${name} (${id})`;
}

/** `critical_service_human_review` → `critical service human review`. */
export function spaced(name: string): string {
  return name.replaceAll(/[_-]/g, ' ');
}

/** `ai_agent` → `AI agent` */
export const actorName = (actor: string): string => spaced(actor).replace(/^ai\b/, 'AI');

/** `no_friday_deployments` → `No Friday deployments`: a rule of governance by name. */
export function ruleName(id: string): string {
  const words = spaced(id)
    .replace(/^db\b/, 'database')
    .replace(/\bfriday\b/, 'Friday');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Names of rules inside a sentence: `“No Friday deployments” and “Large change caution”`. */
export const ruleNames = (ids: readonly string[]): string =>
  ids.map((id) => `“${ruleName(id)}”`).join(' and ');

/** A phrase as a sentence: `share of issues` → `Share of issues.` */
export function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}

/** Of a reason, what it says first; decimal points end no sentence. */
export function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;
}

/** Verdicts in words: the same in badges, sentences and tables, always in the same order. */
export const verdictWords: Readonly<Record<VerdictKind, string>> = {
  reproduced: 'reproduced',
  'by-construction': 'by construction',
  undecided: 'undecided',
  'not-reproduced': 'not reproduced',
  inconsistent: 'inconsistent',
  untestable: 'untestable',
};

/** What a verdict means, in a line. */
export const verdictMeanings: Readonly<Record<VerdictKind, string>> = {
  reproduced: 'Our result lies inside the accepted range, or printed figures agree.',
  'by-construction': 'Not a test: an input sets this number.',
  undecided: 'The evidence allows both answers.',
  'not-reproduced': 'Our result lies outside the accepted range.',
  inconsistent: 'This figure and another printed one cannot both be right.',
  untestable: 'It needs data or parts that we do not have.',
};

type Rows = readonly { readonly verdict: VerdictKind }[];

/** How many claims have each verdict: the same count wherever one is shown or read out. */
export function tally(rows: Rows): Readonly<Record<VerdictKind, number>> {
  const of = (kind: VerdictKind): number => rows.filter(({ verdict }) => verdict === kind).length;
  return Object.fromEntries(verdictKinds.map((kind) => [kind, of(kind)])) as Record<VerdictKind, number>;
}

/** `31 claims: 4 reproduced, 10 by construction, …` */
export function tallySentence(rows: Rows): string {
  const counts = tally(rows);
  const parts = verdictKinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${count(counts[kind])} ${verdictWords[kind]}`);
  return parts.length === 0 ? '' : `${plural(rows.length, 'claim')}: ${parts.join(', ')}.`;
}

/** Where a reading of a claim lies, in words: the same in charts, tables and sentences. */
export const stanceWords: Readonly<Record<Stance, string>> = {
  supports: 'inside the accepted range',
  undecided: 'partly inside the accepted range',
  contradicts: 'outside the accepted range',
};

/** One or two words, for legends and tables. */
export const shortStance: Readonly<Record<Stance, string>> = {
  supports: 'inside',
  undecided: 'partly inside',
  contradicts: 'outside',
};

/** Lenses and their findings, in words. */
export const lensWords: Readonly<Record<LensName, string>> = {
  arithmetic: 'Arithmetic',
  replay: 'Replay',
  mechanism: 'Model',
  data: 'Your data',
};

/** What a lens looks at, as the one that decides, or finds. */
export const lensNouns: Readonly<Record<LensName, string>> = {
  arithmetic: 'the printed figures',
  replay: 'the published code',
  mechanism: 'our model',
  data: 'your data',
};

/** The question of each lens. */
export const lensQuestions: Readonly<Record<LensName, string>> = {
  arithmetic: 'Do the printed figures agree with each other?',
  replay: 'What does the published code compute?',
  mechanism: 'What does our model measure?',
  data: 'What does your own deployment log show?',
};

export const outcomeWords: Readonly<Record<LensOutcome, string>> = {
  ...verdictWords,
  agrees: 'agrees',
  differ: 'documents differ',
  'no-power': 'no power',
  'other-value': 'another value',
  'does-not-apply': 'does not apply',
};

/** A policy's reason as a page shows it; the hashes of a log cover it as it was written. */
export const policyReason = (reason: string): string => reason.replace(' %', '%');
