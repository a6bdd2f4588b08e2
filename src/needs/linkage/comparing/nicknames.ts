const sets = `alexandre alex|alexandra alex|antoine tony toine|antoinette toinette|benjamin ben benji|bernard nanard|catherine cathy katy|
christophe chris tophe|christine chris cricri|christian chris|daniel dany|daniele dany|dominique dom domi|edouard edou|elisabeth elise babeth lisa|emmanuel manu|
emmanuelle manu|florence flo|florian flo|francois fanfan|francoise fanfan|frederic fred|frederique fred|gabriel gaby|gabrielle gaby|gerard gege|
guillaume guigui|isabelle isa|jacqueline jacotte|jean jeannot|jeanne jeannette|joseph jo|josephine jo|julien juju|laurent lolo|
madeleine mado|marguerite margot|maxime max|michel mimi|mohamed mohammed mouhamed muhammad mohammad momo|monique momo|nathalie nath nat|nicolas nico|
pascal pasco|patrick pat patrice|philippe phil|pierre pierrot|raymond ray|robert bob|sandrine sandy|sebastien seb|sophie so|stephane steph|
stephanie steph|sylvie syl|thierry titi|therese tete|thomas tom|valerie val|veronique vero|vincent vince|virginie vivi|yves yvon|abdelkader kader|
abdallah abdoulaye abdou|fatima fatou fatma fatoumata|aminata amina ami|ibrahim ibrahima brahim|youssef youssouf yousef|karim abdelkarim|
rachid abdelrachid|khadija khady khadidja`

const roots = new Map<string, Set<string>>()
for (const set of sets.split('|')) {
  const [root = '', ...others] = set.trim().split(/\s+/)
  for (const name of [root, ...others]) roots.set(name, (roots.get(name) ?? new Set()).add(root))
}

/** Two given names (keys of one word) that the same person may go by: "Frédéric" and "Fred", "Mohamed" and "Mouhamed". */
export const isNickname = (left: string, right: string): boolean => {
  const known = roots.get(left)
  const others = roots.get(right)
  if (!known || !others) return false
  for (const root of known) if (others.has(root)) return true
  return false
}
