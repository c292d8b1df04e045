export { ContextIngestion, type RetrievalConfig } from './context-ingestion.ts';
export { type Embedding, embed, HIGHEST_ACROSS_SERVICES, similarity } from './embedding.ts';
export type { PastDeployment } from './shelf.ts';
export { type Context, commonReasons, noContext } from './shelf.ts';
