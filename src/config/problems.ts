/** One thing that is wrong with the configuration: which key, what is wrong, how to set it. */
export interface Problem {
  readonly key: string;
  readonly message: string;
}

/** Everything that is wrong with the configuration, at once. The command line prints it and exits 78. */
export class ConfigError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.map(({ key, message }) => `  - ${key}: ${message}`);
    super(
      [
        `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:`,
        ...lines,
        'Secrets come from the environment (see .env.example), everything else from app.yaml. Nothing was started.',
      ].join('\n'),
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
