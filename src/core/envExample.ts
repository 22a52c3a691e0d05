/** Whether a file, by its path, only shows which environment variables there are: `.env.example` and what others call it. */
export function isEnvExample(path: string): boolean {
  return /(^|\/)(\.env[.-](example|sample|dist|template|defaults?)|env\.(example|sample)|\.?env\.dist|(example|sample)\.env)(\.\w+)?$/i.test(
    path,
  );
}
