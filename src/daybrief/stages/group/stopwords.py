"""Words that tell nothing about an event: function words, dates, and a news page's own words.

They matter in small batches only; in large ones rarity weighs them down by itself.
"""

_FUNCTION_WORDS = """
a about above after again against all almost also although always am among an and another any
anyone are around as at away back be became because become been before being below between both
but by came can come could did do does done down during each either else ever every few first for
four from get give go got had has have having he her here hers herself him himself his how however
if in including into is it its itself just last least less like made make many may me might more
most much must my myself near nearly never new next no nor not now of off often on once one only
onto or other others our out over own part per put rather same second see seen several shall she
should since six so some still such take ten than that the their them themselves then there these
they third this those though three through thus to together too took toward towards two under
until up upon us very via was way we well went were what when where whether which while who whom
whose why will with within without would yet you your
ab aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da dabei
damit dann das dass dazu dem den denn der des dessen die dies diese diesem diesen dieser dieses
doch dort durch ein eine einem einen einer eines er es etwa euch für gegen gibt hat hatte hatten
habe haben hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja jede
jeder jedoch jetzt kann kein keine können man mehr mit muss nach neue neuen nicht noch nun nur ob
oder ohne schon sei sein seine seinem seinen seiner seit sich sie sind so sollen soll sowie über
um und uns unter vom von vor war waren was weil wenn werde werden wie wieder will wir wird wo
wurde wurden zu zum zur zwei zwischen
à au aucun aussi autre autres aux avait avant avec avoir ayant c ce cela ces cet cette ceux chez
comme contre d dans de depuis des deux donc dont du elle elles en encore entre est et été être eu
eux fait font il ils j je jusqu l la le les leur leurs lors lui m mais me même moins mon n ne ni
non nos notre nous on ont où ou par pas pendant peu peut plus pour près qu quand que quel quelle
qui s sa sans se selon ses si son sont sous sur t ta tandis te tous tout toute toutes très trop un
une vers vos votre vous y était étaient
al algo ante antes aquel aún como con cual cuando cuatro da de del desde donde dos el ella ellos
era eran es esa ese eso esta estaba están estar este esto estos está fue fueron ha hace han hasta
hay la las le les lo los más me mientras mi mis muy nada ni nos o otra otras otro otros para pero
poco por porque pues que quien se sea según ser si sido sin sobre solo sólo son su sus también tan
tanto tiene tienen todo todos tras tres tu un una unas uno unos y ya
agli ai al alla alle allo anche ancora avere aveva che chi ci come con contro cui da dal dalla
dalle dagli degli dei del dell della delle dello di dopo due e ed era erano essere fa fino fra gli
ha hanno i il in io la le lei lo loro lui ma mentre molto ne nei nel nell nella nelle no non
ogni per perché però più poi prima quale quando quella quelle quelli quello questa queste questi
questo se senza si sia solo sono sta stata stati stato su sua sue sui sul sulla suo suoi tra tre
tutti tutto un una uno è
ao aos às até cada com da das dele dela depois do dos e ela ele eles em entre era essa esse esta
este eu foi foram há isso isto já lhe mais mas mesmo muito na nas nem no nos não nós o os ou para
pela pelas pelo pelos por qual quando que quem sem ser seu seus será são só sua suas também tem
têm um uma você à é
aan al alle als bij dan dat de deze die dit doen door dus een en er geen had heb hebben heeft hem
het hier hij hoe hun ik in is ja je kan kunnen maar meer men met mijn moet na naar niet nog nu of
om omdat onder ons onze ook op over te tegen ten ter toch toen tot tussen uit van veel voor waar
was wat we wel werd werden wie wij worden wordt zal ze zei zich zij zijn zo zonder zou
"""

_DATES = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
january february march april june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow morning evening night
week weeks month months year years day days hour hours gmt bst est edt pst utc am pm
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag heute gestern morgen
januar februar märz mai juni juli oktober dezember
lundi mardi mercredi jeudi vendredi samedi dimanche aujourd hui hier demain
janvier février mars avril juin juillet août septembre octobre novembre décembre
lunes martes miércoles jueves viernes sábado domingo hoy ayer mañana
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
lunedì martedì mercoledì giovedì venerdì sabato domenica oggi ieri domani
"""

_NEWS_WORDS = """
http https www com org net html htm php asp aspx index article articles story stories news
briefing briefings roundup digest live update updates updated breaking exclusive video watch
photo photos picture pictures gallery analysis opinion report reports reported reporting reporter
read click subscribe newsletter share said say says saying told according added
"""

STOPWORDS = frozenset((_FUNCTION_WORDS + _DATES + _NEWS_WORDS).split())
