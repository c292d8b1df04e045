/** The part of @observablehq/runtime 6 that the shell uses; the package ships no types. */
declare module '@observablehq/runtime' {
  export interface Observer {
    pending?(): void;
    fulfilled?(value: unknown, name?: string): void;
    rejected?(error: unknown, name?: string): void;
  }
  export interface Variable {
    define(name: string | null, inputs: readonly string[], definition: (...args: never[]) => unknown): this;
    delete(): this;
  }
  export interface Module {
    variable(observer?: Observer | true): Variable;
    value(name: string): Promise<unknown>;
  }
  export class Runtime {
    constructor(builtins?: Record<string, unknown>);
    module(): Module;
    dispose(): void;
  }
  /** What a variable fails with when one that it reads has failed, which `input` names. */
  export class RuntimeError extends Error {
    readonly input: string | undefined;
  }
}
