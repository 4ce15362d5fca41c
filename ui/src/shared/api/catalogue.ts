// SPDX-License-Identifier: Apache-2.0
import { request } from './request';

/** An opening question. */
export interface Question {
  code: string;
  text: string;
}

export interface Area {
  code: string;
  label: string;
  examples: string[];
  /** Words people type when they look for it. */
  find?: string[];
}

/** One of the aims, with its areas of change. */
export interface Aim {
  code: string;
  label: string;
  group: string;
  specialist: boolean;
  areas: Area[];
}

/** Content that belongs to nobody: the same for all. */
export interface Catalogue {
  language: string;
  questions: Question[];
  aims: Aim[];
}

/** In a language ("de"); the answer is English where the server has no such words. */
export const readCatalogue = (language = 'en') =>
  request<Catalogue>('GET', language === 'en' ? '/api/catalogue' : `/api/catalogue?language=${encodeURIComponent(language)}`);
