// SPDX-License-Identifier: Apache-2.0
import type { StayingWellPlan } from '../api/schema';
import { wholePlan, type PlanPart } from './plan';

/** Words around a copy of the plan. */
export interface CopyWords {
  language: string;
  title: string;
  parts: Record<PlanPart, string>;
  /** When it was made. */
  made: string;
  /** The number to call when a life is in danger. */
  danger: string;
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? '');

const style = `body{font:17px/1.6 system-ui,sans-serif;color:#20302e;background:#fff;max-width:40rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;line-height:1.3}h2{font-size:1.15rem;margin:1.5rem 0 .25rem}ul{margin:0;padding-inline-start:1.25rem}
li{overflow-wrap:anywhere}footer{margin-top:2rem;padding-top:1rem;border-top:1px solid #ddd6cb}section{break-inside:avoid}`;

/** The plan as one page that needs nothing but itself: to keep, to read without this app, to print. */
export function planAsPage(plan: StayingWellPlan, words: CopyWords): string {
  const parts = wholePlan(plan)
    .sections.filter((section) => section.lines.length > 0)
    .map(
      (section) =>
        `<section><h2>${safe(words.parts[section.part])}</h2><ul>${section.lines.map((line) => `<li>${safe(line.text)}</li>`).join('')}</ul></section>`,
    );
  return (
    `<!doctype html><html lang="${safe(words.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${safe(words.title)}</title><style>${style}</style></head><body><main><h1>${safe(words.title)}</h1>${parts.join('')}</main>` +
    `<footer><p>${safe(words.danger)}</p><p>${safe(words.made)}</p></footer></body></html>\n`
  );
}

/** The plan as plain text. */
export function planAsText(plan: StayingWellPlan, words: CopyWords): string {
  const parts = wholePlan(plan)
    .sections.filter((section) => section.lines.length > 0)
    .map((section) => [words.parts[section.part], ...section.lines.map((line) => `- ${line.text}`)].join('\n'));
  return `${[words.title, ...parts, words.danger, words.made].join('\n\n')}\n`;
}

/** Hands a file to the person, made here; nothing is asked of the server. */
export function handOver(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
