/** Small notebooks for tests of the shell, and runs to show in them. */
import { defaultSettings } from '../../../engine/simulator/settings.ts';
import {
  type Author,
  defineNotebook,
  type Notebook,
  type StudyView,
} from '../../../notebooks/authoring/define.ts';
import { fakeClient, noRows, studyOf } from '../../notebooks/fake-study.ts';

export const written = (write: (author: Author) => void): Notebook =>
  defineNotebook({ title: 'Test', lead: '', claims: [], path: '' }, write);

export function view(seed: string): StudyView {
  const config = { scenario: 'equal-changes', settings: defaultSettings, seed, deployments: 500 };
  return {
    study: studyOf(config),
    rows: noRows,
    client: fakeClient().client,
    query: '',
    keep: () => {},
    change: () => {},
  };
}

export const paragraph = (text: string): HTMLElement =>
  Object.assign(document.createElement('p'), { textContent: text });
