/** The licence a Hugging Face README.md names in its YAML front matter, such as `cc-by-sa-4.0`. */
export function licenceOf(readme: string): string | undefined {
  const frontMatter = /^\uFEFF?---\r?\n(.*?)\r?\n---/su.exec(readme)?.[1];
  return frontMatter === undefined ? undefined : /^license:[ \t]*['"]?([A-Za-z0-9.+-]+)/mu.exec(frontMatter)?.[1];
}
