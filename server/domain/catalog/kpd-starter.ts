import type { ListedKpd } from './propose-kpd.ts';

/**
 * The codes that small businesses need most, in our words and not the classification's: a help for finding until the official list is
 * read in. Each line: code | what it is | the same in English | further words by which people look for it.
 */
const STARTER = `
01.13.90 | Svježe povrće iz vlastite proizvodnje | Fresh vegetables of one’s own | opg vrt povrće
10.71.11 | Kruh iz vlastite pekarnice | Bread from one's own bakery | pekarnica pekara
10.71.12 | Peciva, torte i kolači iz vlastite proizvodnje | Pastry, cakes and tarts of one's own making | slastičarnica kolač torta burek
11.02.12 | Vino iz vlastite proizvodnje | Wine of one's own making | vinarija opg bijelo crno
11.05.11 | Pivo iz vlastite pivovare | Beer from one's own brewery | craft pivovara
18.12.02 | Tisak letaka, kataloga i plakata | Printing of flyers, catalogues and posters | tiskara print brošura vizitka
18.12.05 | Tisak naljepnica i etiketa | Printing of stickers and labels | tiskara naljepnica
18.12.06 | Tisak na majice, šalice i druge predmete | Printing on shirts, mugs and other things | sitotisak dtf majica šalica
18.13.10 | Priprema za tisak | Preparation for print | prijelom knjige grafička priprema
31.00.20 | Kuhinje po mjeri, namještaj | Fitted kitchens, furniture | stolar kuhinja
31.00.42 | Drveni namještaj za sobe po mjeri | Wooden furniture for rooms, made to measure | stolar ormar krevet stol
31.00.70 | Tapeciranje stolica i naslonjača | Upholstering of chairs | tapetar
33.12.18 | Servis rashladnih uređaja i ventilacije u poslovnim prostorima | Service of cooling and ventilation in business premises | klima hladnjača servis
33.19.00 | Popravak opreme koja nije drugdje navedena | Repair of equipment not named elsewhere | servis popravak
41.00.31 | Gradnja obiteljske kuće | Building of a one-family house | građevina gradnja kuća
41.00.33 | Gradnja zgrade s više stanova | Building of a block of flats | građevina gradnja zgrada
43.11.00 | Rušenje i uklanjanje objekata | Demolition | rušenje
43.12.02 | Iskopi i zemljani radovi | Digging and earthwork | bager iskop
43.21.00 | Elektroinstalacije, uvođenje struje | Electrical installation | električar struja rasvjeta solarna elektrana
43.22.11 | Vodoinstalaterski radovi | Plumbing | vodoinstalater kupaonica odvod
43.22.12 | Ugradnja grijanja i klima-uređaja | Installation of heating and air conditioning | grijanje klima dizalica topline ventilacija
43.23.10 | Ugradnja toplinske izolacije | Thermal insulation | izolacija stiropor
43.23.20 | Hidroizolacija | Waterproofing | hidroizolacija krov terasa
43.31.00 | Fasade i žbukanje | Façades and plastering | fasader fasada žbuka
43.32.01 | Ugradnja drvenih vrata i prozora | Fitting of wooden doors and windows | stolarija vrata prozor
43.32.02 | Ugradnja metalnih i aluminijskih vrata i prozora | Fitting of metal doors and windows | bravar alu pvc ograda
43.33.10 | Polaganje keramičkih pločica | Tiling | keramičar pločice
43.33.20 | Postavljanje parketa i drvenih podova | Laying of parquet | parketar pod laminat
43.34.10 | Ličenje i bojenje | Painting and decorating | soboslikar ličilac bojanje
43.41.09 | Krovopokrivački radovi | Roofing | krov krovopokrivač limar
43.91.00 | Zidarski radovi | Bricklaying | zidar
43.99.90 | Ostali specijalizirani građevinski radovi | Other specialised construction work | građevina montaža
46.17.02 | Posredovanje u prodaji pića; povratna naknada za ambalažu | Agents for beverages; deposit on packaging | povratna naknada ambalaža depozit
46.34.01 | Veleprodaja bezalkoholnih pića | Wholesale of soft drinks | trgovina na veliko sok voda
46.34.02 | Veleprodaja alkoholnih pića | Wholesale of alcoholic drinks | trgovina na veliko vino pivo
46.37.00 | Veleprodaja kave, čaja i začina | Wholesale of coffee, tea and spices | trgovina na veliko kava čaj
46.42.01 | Veleprodaja odjeće | Wholesale of clothing | trgovina na veliko odjeća
46.44.02 | Veleprodaja sredstava za čišćenje | Wholesale of cleaning products | trgovina na veliko higijena
46.50.10 | Veleprodaja računala i programa | Wholesale of computers and software | trgovina na veliko laptop licenca hardver
46.83.06 | Veleprodaja građevinskog materijala | Wholesale of building material | trgovina na veliko cement
46.84.01 | Veleprodaja željezne robe | Wholesale of hardware | trgovina na veliko vijci okovi
46.90.00 | Veleprodaja raznovrsne robe | Wholesale of goods of all kinds | trgovina na veliko mješovito
47.21.01 | Maloprodaja svježeg voća i povrća | Retail of fresh fruit and vegetables | trgovina na malo voće
47.24.01 | Maloprodaja kruha i peciva | Retail of bread and pastry | trgovina na malo pekara
47.25.20 | Maloprodaja bezalkoholnih pića | Retail of soft drinks | trgovina na malo sok voda
47.27.01 | Maloprodaja kave, čaja i začina | Retail of coffee, tea and spices | trgovina na malo kava čaj
47.40.01 | Maloprodaja računala i opreme | Retail of computers and equipment | trgovina na malo laptop monitor tipkovnica
47.40.02 | Maloprodaja mobitela i telekomunikacijske opreme | Retail of phones | trgovina na malo mobitel
47.52.09 | Maloprodaja željezne robe i građevinskog materijala | Retail of hardware and building material | trgovina na malo alat boja
47.55.01 | Maloprodaja namještaja | Retail of furniture | trgovina na malo namještaj
47.61.00 | Maloprodaja knjiga | Retail of books | trgovina na malo knjižara
47.62.02 | Maloprodaja papira i uredskog pribora | Retail of paper and stationery | trgovina na malo papirnica
47.64.00 | Maloprodaja igračaka i igara | Retail of games and toys | trgovina na malo igračke
47.71.00 | Maloprodaja odjeće | Retail of clothing | trgovina na malo odjeća butik
47.72.01 | Maloprodaja obuće | Retail of footwear | trgovina na malo cipele
47.75.00 | Maloprodaja kozmetike | Retail of cosmetics | trgovina na malo kozmetika parfem
47.76.01 | Maloprodaja cvijeća i sadnica | Retail of flowers and plants | trgovina na malo cvjećarnica
47.77.00 | Maloprodaja satova i nakita | Retail of watches and jewellery | trgovina na malo zlatarna
47.78.02 | Maloprodaja suvenira i ručnih radova | Retail of souvenirs and crafts | trgovina na malo suvenir poklon
47.78.09 | Maloprodaja ostale nove robe | Retail of other new goods | trgovina na malo webshop
47.82.20 | Maloprodaja dijelova za vozila | Retail of parts for vehicles | trgovina na malo autodijelovi
49.33.00 | Taksi i prijevoz putnika s vozačem | Taxi and hire with a driver | taxi uber bolt transfer
49.41.19 | Prijevoz robe kamionom ili kombijem | Carriage of goods by road | prijevoznik kamion kombi špedicija
49.42.01 | Selidbe kućanstava | Removals for households | selidba
52.10.09 | Skladištenje robe | Storage of goods | skladište
52.21.24 | Parkiranje | Parking | parkiralište garaža
53.20.02 | Dostava hrane kupcima | Delivery of food | wolt glovo dostava
53.20.09 | Kurirska dostava | Courier delivery | dostava paket kurir
55.10.00 | Noćenje u hotelu | Night in a hotel | hotel smještaj
55.20.01 | Smještaj u apartmanu ili sobi na kraći boravak | Short stay in a flat or room | apartman soba airbnb booking noćenje iznajmljivač
56.11.01 | Jela i poslužba u restoranu | Meals served in a restaurant | restoran ručak gablec
56.12.00 | Hrana iz pokretnog objekta | Food from a mobile stand | food truck štand
56.21.09 | Catering za događanja | Catering for events | catering kanape
56.30.00 | Pića u kafiću ili baru | Drinks in a café or bar | kava sok pivo kafić bar
58.29.36 | Pretplata na vlastiti program na internetu | Subscription to one's own software online | saas pretplata licenca aplikacija
59.11.11 | Snimanje promotivnog videa | Promotional video | video snimanje reklama
59.12.01 | Montaža videa | Video editing | montaža
59.20.11 | Snimanje zvuka u studiju | Sound recording in a studio | glazba podcast studio
62.10.11 | Programiranje, izrada aplikacija i mrežnih stranica po narudžbi | Programming, apps and websites to order | razvoj softvera web mobilna aplikacija web shop programer developer
62.10.12 | Projektiranje mreža i sustava | Design of networks and systems | arhitektura infrastruktura
62.20.20 | Savjetovanje o programima i sustavima | Advice on software and systems | it konzalting savjetovanje analiza
62.20.30 | Računalna podrška korisnicima | Computer support | podrška helpdesk održavanje
62.20.41 | Održavanje računalne mreže | Running of a computer network | administracija mreža
62.20.42 | Održavanje računalnih sustava i poslužitelja | Running of computer systems | administracija server devops
62.20.50 | Savjetovanje o kibernetičkoj sigurnosti | Advice on cyber security | sigurnost pentest
62.90.10 | Postavljanje računala i opreme | Setting up of computers | instalacija računalo
63.10.11 | Obrada podataka | Data processing | unos obrada podataka
63.10.12 | Hosting mrežnih stranica | Web hosting | hosting domena poslužitelj
63.10.20 | Oglasni prostor na vlastitoj mrežnoj stranici | Advertising space on one's own site | oglas banner influencer
68.20.01 | Najam stana | Letting of a dwelling | najam stan najamnina
68.20.02 | Najam poslovnog prostora | Letting of business premises | najam zakup ured lokal najamnina
68.31.09 | Posredovanje u prometu nekretnina | Real estate agency | agencija nekretnine provizija
69.10.02 | Zastupanje u trgovačkim sporovima | Lawyers in commercial disputes | odvjetnik
69.10.09 | Ostale odvjetničke i pravne usluge | Other legal services | odvjetnik ugovor
69.20.23 | Vođenje poslovnih knjiga | Bookkeeping | knjigovodstvo računovodstvo
69.20.24 | Obračun plaća | Payroll | plaće joppd
69.20.31 | Porezno savjetovanje tvrtki | Tax advice to companies | porez savjetnik
70.20.11 | Savjetovanje o strategiji | Strategy advice | konzalting
70.20.13 | Savjetovanje o marketingu | Marketing advice | marketing strategija
70.20.14 | Savjetovanje o ljudskim resursima | Advice on human resources | hr zapošljavanje
70.20.20 | Vođenje projekata osim građevinskih | Project management other than in building | projektni menadžer
70.20.30 | Ostalo poslovno savjetovanje | Other business advice | konzalting savjetovanje
71.11.21 | Arhitektonski projekt stambene zgrade | Architect's plans of a dwelling | arhitekt projekt
71.11.25 | Projekt interijera (arhitektonski) | Interior architecture | arhitekt interijer
71.12.12 | Inženjerski projekt građevine | Engineering design of a building | projektant statika strojarski
71.12.20 | Stručni nadzor i vođenje gradnje | Management of building projects | nadzor gradnja
71.12.34 | Geodetska izmjera | Land surveying | geodet
71.20.04 | Tehnički pregled vozila | Roadworthiness test | stanica za tehnički pregled
73.11.01 | Cjelovita promidžbena kampanja | Complete advertising | agencija reklama oglašavanje
73.11.04 | Ostale usluge oglašavanja, vođenje društvenih mreža | Other advertising, social media | društvene mreže instagram facebook google ads seo
73.12.13 | Prodaja oglasnog prostora na internetu za druge | Sale of space online for others | oglas medij
73.20.16 | Istraživanje tržišta | Market research | anketa istraživanje
73.30.00 | Odnosi s javnošću | Public relations | pr priopćenje
74.12.11 | Grafički dizajn, logotip i vizualni identitet | Graphic design, logo and identity | dizajn logo vizitka brend ilustracija
74.12.12 | Vizualne komunikacije, dizajn sučelja | Visual communication, interface design | ui ux dizajn
74.13.01 | Uređenje interijera | Interior decoration | dekorater interijer
74.20.22 | Promidžbena fotografija | Advertising photography | fotograf proizvod
74.20.23 | Fotografiranje i snimanje događaja, vjenčanja | Photography of events, weddings | fotograf vjenčanje
74.30.01 | Pisani prijevod | Translation | prevoditelj prijevod lektura
74.30.02 | Usmeni prijevod na sastanku ili konferenciji | Interpreting at meetings | tumač prevoditelj simultano konsekutivno
77.11.02 | Najam automobila bez vozača | Car hire | rent a car vozilo
77.32.00 | Najam građevinskih strojeva bez rukovatelja | Hire of building machines | najam skela stroj
77.34.00 | Najam plovila | Hire of boats | charter brod jahta
77.39.05 | Najam opreme za događanja | Hire of equipment for events | razglas šator rasvjeta
78.10.02 | Traženje zaposlenika | Recruitment | zapošljavanje selekcija
79.12.01 | Turistički paket-aranžman | Package tour | putovanje izlet aranžman
79.90.20 | Vođenje turista | Tourist guiding | vodič tura
80.01.22 | Čuvanje objekata | Guarding | zaštitar
81.10.00 | Održavanje zgrada, domar | Upkeep of buildings | upravljanje zgradom domar
81.21.02 | Čišćenje poslovnih prostora | Cleaning of offices | čišćenje ured čistačica
81.22.02 | Dubinsko i posebno čišćenje | Specialised cleaning | dubinsko pranje
81.30.01 | Uređenje vrtova | Gardening | vrtlar košnja okućnica
82.10.10 | Uredska administracija za druge | Office administration for others | virtualni asistent tajnica
82.30.01 | Organizacija sastanaka i konferencija | Organisation of meetings | konferencija event
82.92.00 | Pakiranje | Packaging | pakiranje
82.99.09 | Ostale poslovne usluge | Other business services | provizija razno
85.51.00 | Sportska poduka, trening | Sports lessons, training | trener joga fitness
85.59.01 | Tečaj jezika | Language course | jezik škola poduka
85.59.02 | Informatički tečaj | Computer course | tečaj edukacija
85.59.09 | Ostala edukacija i radionice | Other education and workshops | edukacija seminar radionica instrukcije
86.93.00 | Psihologija i psihoterapija | Psychology and psychotherapy | psiholog terapija
86.95.02 | Fizioterapija | Physiotherapy | masaža fizioterapeut
90.20.00 | Nastup i izvedba uživo | Live performance | glazba bend glumac dj
90.39.02 | Organizacija koncerata i predstava | Organisation of concerts and shows | koncert festival
93.13.00 | Članarina u teretani | Gym membership | fitness teretana
95.10.01 | Popravak računala | Repair of computers | servis računalo laptop
95.22.00 | Popravak kućanskih uređaja | Repair of household appliances | servis bijela tehnika
95.29.02 | Popravak bicikala | Repair of bicycles | servis bicikl
95.31.11 | Servis automobila | Servicing of cars | automehaničar servis ulje
95.31.14 | Limarija i lakiranje vozila | Car body work | autolimar lakirer
95.31.30 | Pranje vozila | Washing of cars | autopraonica
96.10.02 | Kemijsko čišćenje | Dry cleaning | praonica
96.21.11 | Ženska frizura | Hairdressing for women | frizer šišanje bojanje
96.21.12 | Muško šišanje i brijanje | Hairdressing for men | frizer barber
96.22.01 | Kozmetika, manikura i pedikura u salonu | Cosmetics, manicure and pedicure | kozmetičar nokti
96.99.01 | Njega kućnih ljubimaca | Care of pets | pas šišanje pasa
`;

/** Each with its folded words for the search. */
export const KPD_STARTER: readonly ListedKpd[] = STARTER.trim()
  .split('\n')
  .map((line) => {
    const [code = '', hr = '', en = '', words = ''] = line.split(' | ').map((part) => part.trim());
    return { code, name: { hr, en }, words: `${hr} ${en} ${words}` };
  });
