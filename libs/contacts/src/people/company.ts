/** Legal forms and words of business that say nothing of which company it is. */
const FORMS = new Set(
  `bv nv vof cv bvba sprl srl sa sas sarl eurl gmbh ag kg ohg ug mbh ltd limited plc llp llc inc incorporated corp
  corporation co company group groep holding holdings nederland netherlands belgium belgie spa ab as aps oy`.split(
    /\s+/,
  ),
);

/** What people type where they have no company, or won't say. */
const NO_COMPANY = new Set(
  `none no na nvt geen test private privat prive particulier personal self selfemployed freelance freelancer zzp
  student retired unemployed company bedrijf firma home x xx xxx`.split(/\s+/),
);

/**
 * The name of a company without what is written in many ways: case, accents, signs, legal forms. Two companies whose
 * names have the same key are taken for one.
 * @returns null for what names no company
 */
export function companyKey(name: string): string | null {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  // `B.V.` and `b v` are one word; what is glued by an & stays so.
  const words = plain
    .replace(/(?<=\b\p{L})[.\s](?=\p{L}\b)/gu, '')
    .split(/[^\p{L}\p{N}&]+/u)
    .filter(Boolean);
  const telling = words.filter((word) => !FORMS.has(word));
  const key = (telling.length > 0 ? telling : words).join(' ');
  return key.length < 2 || NO_COMPANY.has(key.replaceAll(' ', '')) ? null : key;
}
