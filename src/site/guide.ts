/** What guides import as `#guide`: the components of `src/procedure/schema.ts`, and no others. */
export { default as Connect } from '../connection/Connect.astro';
export { default as Failures } from './Failures.astro';
export { default as Event } from '../procedure/Event.astro';
export { default as Decision } from '../decision/Decision.astro';
export { default as Plan } from '../decision/Plan.astro';
export { default as Label } from '../procedure/Label.astro';
export { default as Procedure } from '../procedure/Procedure.astro';
export { default as Since } from '../procedure/Since.astro';
export { default as Step } from '../procedure/Step.astro';
export { default as Export } from './Export.astro';
