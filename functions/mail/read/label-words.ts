/** The words of labels, as data: one list per meaning, `|` between, lower case, in the order et, ru, uk, en. */

export const LABEL_WORDS = {
  name: `nimi|ees- ja perekonnanimi|ees ja perekonnanimi|eesnimi ja perekonnanimi|perekonna- ja eesnimi|perekonnanimi ja eesnimi
    |perekonnanimi, eesnimi|eesnimi, perekonnanimi|eesnimi perekonnanimi|ees- ja perenimi|täisnimi|täielik nimi|nimi ja perekonnanimi
    |имя|имя и фамилия|фамилия и имя|фамилия имя|фамилия, имя|фио|ф.и.о|полное имя|ім'я|ім’я|ім я|імя|піб|прізвище та ім'я|ім'я та прізвище
    |name|full name|first and last name|name and surname|first name and surname|name surname|full legal name`,
  person: `klient|isik|teenuse saaja|teenusesaaja|suunatav|suunatav isik|suunatav klient|abivajaja|abivajav isik|abi vajav isik|taotleja|pöörduja
    |kaitse saaja|kaitsesaaja|rahvusvahelise kaitse saaja|ajutise kaitse saaja|tugiisikuteenuse saaja|tugiisiku teenuse saaja|teenust vajav isik
    |inimene|kliendi nimi ja andmed|клиент|получатель услуги|получатель|лицо|подопечный|клієнт|отримувач послуги
    |client|person|beneficiary|service recipient|recipient of service|person referred|referred person|service user|applicant`,
  firstName: `eesnimi|имя (личное)|first name|given name|forename`,
  lastName: `perekonnanimi|perenimi|фамилия|прізвище|surname|last name|family name`,
  personalCode: `isikukood|ik|i.k|i. k|ik-kood|isiku kood|isikukoodi number|eesti isikukood|id-kood|id kood|isikukood id
    |личный код|л.к|лк|л/к|персональный код|личный код клиента|особистий код|особовий код|ідентифікаційний код
    |personal code|personal id|personal id code|personal identification code|id code|national id|identification code|personal number`,
  birthDate: `sünniaeg|sünnikuupäev|sünnipäev|sünd|sünd.|sündinud|s.a|sünni kuupäev|sünniaeg ja koht
    |дата рождения|дата рожд|дата рожд.|год рождения|родился|родилась|д.р|др|дата народження|date of birth|birth date|birthdate|born|dob|d.o.b`,
  phone: `telefon|tel|tel.|telef|telefoni nr|telefoninumber|telefoni number|tel nr|tel number|tel.nr|mob|mob.|mobiil|mobiiltelefon|mobiili nr|mobiilinumber|mob tel|mob. tel
    |kontakttelefon|kontakt telefon|kontakttelefoni nr|kontakttelefoni number|kontaktnumber|telefon kontaktiks|gsm|telefon mobiil|whatsapp|viber|telegram
    |телефон|тел|тел.|моб|моб.|мобильный|мобильный телефон|контактный телефон|номер телефона|номер телефону|мобільний|контактний телефон
    |phone|phone number|telephone|mobile|mobile phone|cell|cell phone|contact phone|contact number|tel no|phone no|telephone number|mobile number`,
  email: `e-post|e-posti aadress|epost|e-mail|email|e-maili aadress|meil|meiliaadress|e-kiri|e- post|e-posti aadress kontaktiks|elektronpost
    |эл. почта|эл почта|электронная почта|почта|емейл|имейл|е-мейл|адрес эл. почты|електронна пошта|ел. пошта|пошта|e-mail address|email address|mail`,
  address: `aadress|elukoht|elukoha aadress|elukohaaadress|elukohaandmed|elab|kodune aadress|koduaadress|tegelik elukoht|tegelik aadress|elamiskoht|viibimiskoht|asukoht|postiaadress
    |elukoht eestis|aadress eestis|rahvastikuregistri aadress|registrijärgne elukoht|registrijärgne aadress|tegeliku elukoha aadress|peatumiskoht|elukoht / viibimiskoht|praegune elukoht|praegune aadress
    |адрес|место жительства|адрес проживания|проживает|место проживания|адреса|місце проживання|адреса проживання|мешкає
    |address|home address|residence|place of residence|lives at|current address|residential address`,
  contact: `kontakt|kontaktid|kontaktandmed|kontaktinfo|kontakt andmed|sidevahendid|kuidas ühendust saada|контакт|контакты|контактные данные|контакти|контактні дані|contact|contacts|contact details|contact information|contact info`,
  languages: `keel|keeled|suhtluskeel|suhtluskeeled|suhtlemiskeel|suhtlemise keel|keel, milles suhtleb|emakeel|keeleoskus|keelteoskus|keelte oskus|räägib|räägib keeli|räägitavad keeled|oskab keeli|valdab keeli|kõnekeel|eelistatud keel
    |eelistatud suhtluskeel|arusaadav keel|arusaadavad keeled|töökeel|teenuse keel|kasutatav keel|mis keeles suhtleb|mis keeli räägib|milliseid keeli räägib|suhtleb|keel mida mõistab|keeled mida mõistab|keel, mida oskab|keeled, mida oskab|kodune keel
    |язык|языки|язык общения|родной язык|говорит на|владение языками|языки общения|знание языков|мова|мови|мова спілкування|рідна мова
    |language|languages|spoken languages|language of communication|languages spoken|speaks|mother tongue|native language|preferred language|communication language|contact language`,
  protection: `kaitse|kaitse alus|kaitse liik|kaitsealus|kaitse staatus|kaitsestaatus|kaitse vorm|staatus|kaitse saamise alus|elamisloa alus|elamisloa liik|elamisluba|elamisõiguse alus|elamisõigus|kaitse tüüp|saadud kaitse|antud kaitse|õiguslik staatus|isiku staatus
    |вид защиты|защита|основание защиты|статус|тип защиты|вид захисту|захист|підстава захисту
    |protection|protection type|type of protection|protection status|basis of protection|protection basis|residence permit basis|legal status|status`,
  interpreter: `tõlk|tõlgi vajadus|tõlke vajadus|tõlkevajadus|tõlgivajadus|vajab tõlki|kas vajab tõlki|tõlk vajalik|kas on vaja tõlki|tõlketeenus|tõlketeenuse vajadus|tõlgi abi|vajadus tõlgi järele|kas tõlk on vajalik|suulise tõlke vajadus|tõlge|tõlke vajalikkus
    |переводчик|нужен переводчик|потребность в переводчике|нужен ли переводчик|перекладач|потреба в перекладачі|interpreter|interpreter needed|interpreter required|needs interpreter|need for interpreter|interpretation|translator|interpreting`,
  otherServices: `teised teenused|muud teenused|saadavad teenused|olemasolevad teenused|teised saadavad teenused|muud saadavad teenused|teised sotsiaalteenused|muud sotsiaalteenused|kasutatavad teenused|praegused teenused|osutatavad teenused|juba saadavad teenused|saab teenuseid|paralleelsed teenused|teised teenused ja toetused|muud teenused ja toetused|saadav abi|muud saadavad teenused ja toetused
    |другие услуги|прочие услуги|получаемые услуги|інші послуги|other services|current services|services received|existing services|other support|other services received`,
  star: `star|star number|star nr|star-i number|star-i nr|stari number|stari nr|star numer|star-number|star juhtum|star-i juhtum|star juhtumi nr|star-i juhtumi nr|star juhtumi number|star-i juhtumi number|juhtumi nr staris|juhtumi number staris|juhtumi nr star-is|juhtum staris|stari juhtum|stari juhtumi nr|stari juhtumi number|juhtumi number star-is|star viide|star id|star toimiku nr|star-i toimiku number|menetluse nr staris|star menetlus|star menetluse nr|star-i menetluse number|star taotluse nr
    |номер star|номер в star|star case|star case number|star reference|case number in star|star no`,
  family: `pereliikmed|pere|perekond|pereliige|perekonnaliikmed|perekonnaliige|leibkond|leibkonna liikmed|leibkonnaliikmed|lapsed|laps|alaealised lapsed|abikaasa|elukaaslane|poeg|tütar|ema|isa|õde|vend|pere liikmed|kaasas olevad pereliikmed|teised pereliikmed|kaasa tulnud pereliikmed|pere koosseis|perekonnaseis ja pereliikmed|pereliikmete andmed|pereliikmed ja nende andmed|perekond eestis|leibkonna koosseis
    |члены семьи|семья|дети|ребёнок|ребенок|супруг|супруга|муж|жена|сын|дочь|члени сім'ї|сім'я|діти|дитина|family members|family|children|child|household|household members|spouse|husband|wife|son|daughter|dependants|dependents`,
  need: `abivajadus|abi vajadus|abivajaduse kirjeldus|abivajaduse lühikirjeldus|abivajaduse hinnang|abivajaduse hindamise kokkuvõte|abivajaduse põhjendus|põhjendus|põhjus|pöördumise põhjus|suunamise põhjus|suunamise põhjendus|teenuse vajadus|teenusevajadus|teenuse vajaduse põhjendus|teenuse vajaduse kirjeldus|vajaduse kirjeldus|vajaduse põhjendus|vajadus|vajadused|toetusvajadus|toe vajadus|tugiisiku vajadus|tugiisikuteenuse vajadus|tugiisikuteenuse vajaduse põhjendus|miks on teenust vaja|miks teenust vaja|miks vajab tugiisikut|milleks vajab tugiisikut|milles vajab abi|millega vajab abi|vajab abi|vajab|vajab tuge|vajatav abi|abi vaja|probleem|probleemi kirjeldus|probleemide kirjeldus|suunamise alus ja põhjendus|hinnang abivajadusele|lühike kirjeldus abivajadusest|selgitus|teenuse osutamise põhjus|tugiisiku teenuse vajaduse põhjendus|abivajaduse kokkuvõte|hindamise kokkuvõte
    |потребность|потребности|потребность в помощи|описание потребности|обоснование|причина|причина направления|нуждается в|нуждается|нужна помощь|необходимая помощь|потреба|потреби|обґрунтування|потреба в допомозі|опис потреби
    |need|needs|need for support|support need|support needs|need for help|description of need|description of needs|reason|reason for referral|justification|grounds|needs assessment|assessed need|help needed|support needed|needs help with`,
  background: `olukord|olukorra kirjeldus|taust|taustainfo|taustinfo|kirjeldus|kliendi olukord|lühikirjeldus|lühikirjeldus olukorrast|hetkeolukord|ситуация|описание ситуации|описание|situation|background|description`,
  goals: `eesmärk|eesmärgid|eesmärk(id)|eesmärgi kirjeldus|teenuse eesmärk|teenuse eesmärgid|teenuse osutamise eesmärk|tugiisikuteenuse eesmärk|tugiisikuteenuse eesmärgid|tugiisiku teenuse eesmärk|oodatav tulemus|oodatavad tulemused|soovitud tulemus|eesmärgid teenusel|teenuse eesmärk ja oodatav tulemus|püstitatud eesmärgid|tegevuskava eesmärgid|seatud eesmärgid|seatud eesmärk|soovitav tulemus
    |цель|цели|цель услуги|цели услуги|ціль|цілі|мета|goal|goals|aim|aims|objective|objectives|purpose|goals of the service|service goals|expected outcome|expected outcomes`,
  caseManager: `juhtumikorraldaja|juhtumi korraldaja|kontaktisik|kov kontaktisik|kov-i kontaktisik|kov juhtumikorraldaja|kov-i juhtumikorraldaja|valla kontaktisik|valla juhtumikorraldaja|linna kontaktisik|linna juhtumikorraldaja|omavalitsuse kontaktisik|omavalitsuse juhtumikorraldaja|kontaktisik omavalitsuses|kontaktisik kov-is|kontaktisik kovis|suunaja|suunav ametnik|suunav spetsialist|sotsiaaltöötaja|sotsiaaltöö spetsialist|spetsialist|ametnik|vastutav ametnik|vastutav spetsialist|koostaja|lastekaitsespetsialist|lastekaitse spetsialist|juhtumikorraldaja ja kontakt|menetleja
    |куратор|ведущий дела|контактное лицо|социальный работник|ответственный|координатор|менеджер случая|соціальний працівник|контактна особа|куратор справи
    |case manager|case worker|caseworker|contact person|social worker|municipality contact|referring officer|referrer|referred by|case handler`,
  decision: `otsus|suunamisotsus|suunamise otsus|otsuse andmed|haldusakt|korraldus|haldusotsus|suunamisotsuse andmed|otsus nr|otsus number|otsuse nr|otsuse number|suunamisotsuse nr|suunamisotsuse number|suunamise otsuse nr|suunamise otsuse number|otsuse reg nr|otsuse registreerimisnumber|otsuse viit|otsuse registrinumber|otsuse dokumendi nr|korralduse nr|korralduse number|korraldus nr|haldusakti nr|haldusakti number|dokumendi viit|dokumendi registreerimisnumber|otsus (nr, kuupäev)|otsuse nr kuupäev|suunamisotsus nr|suunamise otsus nr|kov otsus|kov-i otsus|valla otsus|otsuse nr, kuupäev|viit|reg nr|registreerimisnumber
    |решение|номер решения|решение №|решение номер|№ решения|распоряжение|рішення|номер рішення|рішення №
    |decision|decision number|decision no|decision nr|referral decision|number of decision|decision reference|referral decision number|referral decision no`,
  decisionDate: `otsuse kuupäev|otsuse kpv|otsuse kp|suunamisotsuse kuupäev|suunamise otsuse kuupäev|korralduse kuupäev|haldusakti kuupäev|otsuse tegemise kuupäev|otsuse aeg|дата решения|дата рішення|decision date|date of decision|referral decision date`,
  /** Known, of no use here: they end the value before them. */
  other: `kuupäev|kpv|kp|nr|number|sugu|kodakondsus|rahvus|kodakondsus ja rahvus|päritoluriik|lähteriik|perekonnaseis|haridus|amet|ametikoht|asutus|omavalitsus|kov|kohalik omavalitsus|vald|linn|maakond|saatja|adressaat|teema|lisad|lisa|manused|manus|lisatud|märkused|märkus|lisainfo|lisainformatsioon|muu info|muu|muu oluline info|kommentaar|kommentaarid|saabumise aeg|saabus eestisse|eestisse saabumise aeg|eestisse saabumise kuupäev|eestis alates|saabumise kuupäev|tööhõive|töökoht|tervis|terviseseisund|tervislik seisund|dokument|dokumendi number|dokumendi nr|dokumendi liik|isikut tõendav dokument|passi number|pass|elamisloa number|elamisloa nr|elamisluba kehtib|elamisloa kehtivus|kehtiv kuni|kehtib kuni|kaitse kehtivus|teenus|teenuse nimetus|soovitud teenus|taotletav teenus|teenuse maht|maht|teenuse algus|algus|alguskuupäev|teenuse periood|periood|teenuse kestus|kestus|soovitav algus|teenuse algusaeg|soovitud algus|allkiri|allkirjastatud digitaalselt|juurdepääsupiirang|juurdepääsupiirangu alus|juurdepääsupiirangu tähtaeg|teabevaldaja|märge tehtud|alus|õiguslik alus|meie|teie|finantseerimine|tugiisik|tugiisiku nimi|soovitav tugiisik|eelistused|eelistus tugiisiku osas|lähedased|eestkostja|esindaja|seaduslik esindaja|erivajadus|puue|puude raskusaste|töövõime|kooli nimi|kool|lasteaed|hobid|kuupäev ja allkiri|nõusolek|kliendi nõusolek|soovid
    |дата|пол|гражданство|национальность|приложение|приложения|примечание|примечания|прибыл|прибытие|стать|громадянство|додатки|примітки
    |date|sex|gender|citizenship|nationality|attachments|attachment|enclosure|notes|note|remarks|comments|municipality|service|start date|duration|signature|arrival|arrived|arrival date|marital status|education|occupation|country of origin|legal basis`,
} as const;

export type LabelBase = keyof typeof LABEL_WORDS;

/** Words in the genitive before a label that say whose value it is. */
export const OWNER_WORDS = {
  client:
    "kliendi|isiku|teenuse saaja|teenusesaaja|suunatava|suunatava isiku|suunatava kliendi|abivajaja|abivajava isiku|taotleja|pöörduja|kaitse saaja|põgeniku|pagulase|klient|isik|inimese|rahvusvahelise kaitse saaja|клиента|лица|получателя|получателя услуги|клієнта|client|client's|clients|person's|beneficiary|of the client|of client|of the person|applicant's",
  caseManager:
    "juhtumikorraldaja|juhtumi korraldaja|kontaktisiku|kov|kov-i|kov kontaktisiku|kov-i kontaktisiku|kov juhtumikorraldaja|kov-i juhtumikorraldaja|valla|valla kontaktisiku|valla juhtumikorraldaja|linna juhtumikorraldaja|omavalitsuse|sotsiaaltöötaja|spetsialisti|ametniku|suunaja|saatja|koostaja|minu|meie|куратора|контактного лица|социального работника|соціального працівника|case manager|case manager's|caseworker|case worker|case worker's|social worker|social worker's|contact person|contact person's|my|referrer's",
  family:
    "lapse|laste|pereliikme|pereliikmete|abikaasa|elukaaslase|poja|tütre|ema|isa|ребёнка|ребенка|члена семьи|дитини|child|child's|spouse's|family member's|family member",
  decision:
    'otsuse|suunamisotsuse|suunamise otsuse|korralduse|haldusakti|решения|рішення|decision|of decision',
} as const;

/** Headings that stand alone on a line. */
export const SECTION_WORDS = {
  client:
    'kliendi andmed|isiku andmed|isikuandmed|andmed|üldandmed|teenuse saaja andmed|teenusesaaja andmed|suunatava isiku andmed|suunatava andmed|andmed kliendi kohta|andmed isiku kohta|abivajaja andmed|taotleja andmed|klient|isik|teenuse saaja|данные клиента|данные|дані клієнта|client data|client details|client information|personal data|personal details|about the client',
  caseManager:
    'juhtumikorraldaja andmed|juhtumikorraldaja kontakt|juhtumikorraldaja kontaktid|juhtumikorraldaja kontaktandmed|kontaktisiku andmed|kov kontaktisiku andmed|kov andmed|kov-i andmed|suunaja andmed|saatja andmed|kohaliku omavalitsuse andmed|kov kontakt|kov-i kontakt|kov-i kontaktandmed|kov kontaktandmed|данные куратора|case manager details|case manager contact|contact person details|municipality details|referrer details',
  family: 'pereliikmete andmed|laste andmed|andmed pereliikmete kohta|family details|family data',
  decision:
    'otsuse andmed|suunamise otsuse andmed|suunamisotsuse andmed|haldusakti andmed|данные решения|decision details',
} as const;
