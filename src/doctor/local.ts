import type { ConfigError } from '../config/index.js';
import { pass, type Check } from './check.js';

const LEAST_NODE = [20, 19] as const;

export function nodeCheck(version = process.versions.node): Check {
  return {
    name: 'node',
    run: () => {
      const [major = 0, minor = 0] = version.split('.').map(Number);
      const [least, leastMinor] = LEAST_NODE;
      if (major > least || (major === least && minor >= leastMinor))
        return pass(`Node ${version}`, `Node ${version}`);
      return {
        status: 'fail',
        message: { zh: `Node ${version} 太旧`, en: `Node ${version} is too old` },
        hint: { zh: '请安装 Node 20.19 或更新的版本。', en: 'Install Node 20.19 or newer.' },
      };
    },
  };
}

/** The configuration was read, or these keys are wrong. Without it nothing else can be looked at. */
export function configurationCheck(error: ConfigError | undefined): Check {
  return {
    name: 'configuration',
    run: () => {
      if (!error) return pass('所有配置项都有效', 'every setting is valid');
      const problems = error.problems.map(({ key, message }) => `${key}: ${message}`).join('; ');
      return {
        status: 'fail',
        message: { zh: problems, en: problems },
        hint: {
          zh: '密钥放在环境变量中（见 .env.example），其余在 app.yaml；改好后再检查其他项目。',
          en: 'Secrets come from the environment (see .env.example), everything else from app.yaml. Nothing else was checked; mend this and run the doctor again.',
        },
      };
    },
  };
}
