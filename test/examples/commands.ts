/**
 * Returns the command lines of sigmacast in a text, such as a workflow or a hook, with the scripts of `package.json` that
 * it runs. Variables of a CI system are replaced with the branch `main`.
 */
export function commandsIn(text: string, scripts: Readonly<Record<string, string>> = {}): readonly string[] {
  const whole = text.replaceAll(/npm (?:run )?(?:--silent )?([\w-]+)/g, (run, name: string) => scripts[name] ?? run)
  return [...whole.matchAll(/\bsigmacast ([a-z]+ [^\n&#]*|[a-z]+$)/gm)].map(([, command = '']) =>
    command.replaceAll(/"?\$\w+"?/g, 'main').trim(),
  )
}
