/**
 * The krithis of the sample: lyrics of Tyagaraja (d. 1847), Muthuswami
 * Dikshitar (d. 1835) and Syama Sastri (d. 1827), long in the public domain,
 * in the sites' spelling. The glosses are our own. One raga is printed as two,
 * and one is misspelt, so that there is something to decide.
 */
export type SampleKrithi = {
  readonly title: string;
  readonly raga: string;
  readonly tala: string | null;
  readonly link: string;
  readonly gist: string;
  readonly pallavi: readonly string[];
  readonly anupallavi?: readonly string[];
  readonly charanams: readonly (readonly string[])[];
};

const tv = 'http://thyagaraja-vaibhavam.blogspot.com';
const gg = 'http://guru-guha.blogspot.com';
const sk = 'http://syamakrishnavaibhavam.blogspot.com';

export const sampleKrithis: readonly SampleKrithi[] = [
  {
    title: 'vAtApi gaNapatiM',
    raga: 'haMsadhvani',
    tala: 'Adi',
    link: `${gg}/2007/07/dikshitar-kriti-vatapi-ganapatim-raga.html`,
    gist: 'I worship Ganapati of Vatapi, who grants what is asked and takes hindrances away.',
    pallavi: ['vAtApi gaNapatiM bhajEhaM', 'vAraNAsyaM vara pradaM SrI'],
    anupallavi: ['bhUtAdi saMsEvita caraNaM', 'bhUta bhautika prapanca bharaNaM'],
    charanams: [['purA kumbha sambhava muni vara', 'prapUjitaM tri kONa madhya gataM', 'murAri pramukhAdyupAsitaM', 'mUlAdhAra kshEtra sthitaM']],
  },
  {
    title: 'SrI nAthAdi guru guhO',
    raga: 'mAyA mALava gavuLa',
    tala: 'Adi',
    link: `${gg}/2008/03/dikshitar-kriti-sri-nathadi-guruguho.html`,
    gist: 'May Guruguha be victorious, first of the teachers; hold him in the heart always.',
    pallavi: ['SrI nAthAdi guru guhO jayati jayati', 'SrI cidAnanda nAthOhamiti santataM hRdi bhaja'],
    anupallavi: ['nAnA prapanca vicitra karO', 'nAma rUpa panca bhUtAkarO', 'ajnAna dhvAnta pracaNDa bhAskarO', 'jnAna pradAyakO mahESvarO'],
    charanams: [['mAyA maya viSvAdhishThAnO', 'mAtmaka kAdi matAnushThAnO', 'mAlini maNDalAnta vidhAnO', 'mantrAdyajapA haMsa dhyAnO']],
  },
  {
    title: 'bAla gOpAla',
    raga: 'bhairavi',
    tala: 'Adi',
    link: `${gg}/2007/10/dikshitar-kriti-bala-gopala-raga.html`,
    gist: 'Young Gopala, kind to those who love You, come soon and keep me.',
    pallavi: ['bAla gOpAla pAlayASu mAM', 'bhakta vatsala kRpA jaladhE harE'],
    anupallavi: ['nIla nIrada SarIra dhIra tara', 'nIraja kara nirupamAnanda kara'],
    charanams: [['cANUra malla haraNa nipuNa tara', 'caraNa nihata SakaTAsura mura hara']],
  },
  {
    title: 'akhilANDESvari',
    raga: 'jujAvanti',
    tala: 'Adi',
    link: `${gg}/2008/01/dikshitar-kriti-akhilandesvari-raga.html`,
    gist: 'Protect me, Akhilandesvari, who know the ways that are handed down.',
    pallavi: ['akhilANDESvari raksha mAM', 'Agama sampradAya nipuNE SrI'],
    anupallavi: ['nikhila lOka nityAtmikE vimalE', 'nirmalE SyAmaLE sakala kalE'],
    charanams: [['lambOdara guru guha pUjitE', 'lambAlakOdbhAsitE hasitE', 'vAgdEvatArAdhitE varadE', 'vara Saila rAja nutE SAradE']],
  },
  {
    title: 'endarO mahAnubhAvulu',
    raga: 'SrI',
    tala: null,
    link: `${tv}/2008/05/thyagaraja-kriti-endaro-mahanubhavulu.html`,
    gist: 'Great souls there are, so many; to all of them I bow.',
    pallavi: ['endarO mahAnubhAvulu', 'andariki vandanamulu'],
    anupallavi: ['canduru varNuni anda candamunu hRdayAra', 'vindamuna jUci brahmAnandamanubhavincuvAru'],
    charanams: [
      ['sAma gAna lOla manasija lAvaNya', 'dhanya mUrdhanyulu'],
      ['mAnasa vana cara vara sancAramu nilipi', 'mUrti bAguga poDagaNE vAru'],
    ],
  },
  {
    title: 'jagadAnanda kAraka',
    raga: 'nATa',
    tala: null,
    link: `${tv}/2008/05/thyagaraja-kriti-jagadananda-karaka.html`,
    gist: 'Victory to You who gladden the world, Lord of Janaki’s breath.',
    pallavi: ['jagadAnanda kAraka', 'jaya jAnakI prANa nAyaka'],
    anupallavi: ['gaganAdhipa sat kulaja rAja rAjESvara', 'suguNAkara sura sEvya bhavya dAyaka sadA sakala'],
    charanams: [['amara tAraka nicaya kumuda hita paripUrNAnagha sura', 'sura bhUja dadhi payOdhi vAsa haraNa sundara tara vadana']],
  },
  {
    title: 'nidhi cAla sukhamA',
    raga: 'kalyANi',
    tala: 'cApu',
    link: `${tv}/2007/09/thyagaraja-kriti-nidhi-chala-sukhama.html`,
    gist: 'Is wealth the greater joy, or to stand in Rama’s presence? Speak truly, my mind.',
    pallavi: ['nidhi cAla sukhamA rAmuni', 'sannidhi sEva sukhamA nijamuga balku manasA'],
    anupallavi: ['dadhi navanIta kshIramulu rucO', 'dASarathi dhyAna bhajana sudhA rasamu rucO'],
    charanams: [['dama Samamanu gangA snAnamu sukhamA', 'kardama durvishaya kUpa snAnamu sukhamA', 'mamata bandhana yuta nara stuti sukhamA', 'sumati tyAgarAja nutuni kIrtana sukhamA']],
  },
  {
    title: 'sItamma mAyamma',
    raga: 'vasanta or lalita',
    tala: 'rUpakaM',
    link: `${tv}/2008/12/thyagaraja-kriti-sitamma-mayamma-raga.html`,
    gist: 'Sita is our mother, Rama our father; all who love them are our kin.',
    pallavi: ['sItamma mAyamma', 'SrI rAmuDu mA taNDri'],
    anupallavi: ['vAtAtmaja saumitri vainatEya ripu mardana', 'dhAta bharatAdulu sOdarulu mAku O manasA'],
    charanams: [['paramESa vasishTha parASara nArada Saunaka Suka', 'surapati gautama lambOdara guha sanakAdulu', 'dhara nija bhAgavatAgrEsarulevarO vArellaru', 'vara tyAgarAjuniki parama bAndhavulu manasA']],
  },
  {
    title: 'baNTu rIti',
    raga: 'haMsa nAdaM',
    tala: 'Adi',
    link: `${tv}/2007/04/thyagaraja-kriti-bantu-riti-raga-hamsa.html`,
    gist: 'Give me the place of a guard in Your service, Rama.',
    pallavi: ['baNTu rIti koluviyyavayya rAma'],
    anupallavi: ['tuNTa viNTi vAni modalaina madAdula', 'koTTi nEla kUla jEyu nija'],
    charanams: [['rOmAncamanu ghana kancukamu', 'rAma bhaktuDanu mudra biLLayu', 'rAma nAmamanu vara khaDgamivi', 'rAjillunayya tyAgarAjunikE']],
  },
  {
    title: 'dEvI brOva samayamidE',
    raga: 'cintAmaNi',
    tala: 'Adi',
    link: `${sk}/2011/04/syama-sastry-kriti-devi-brova-raga.html`,
    gist: 'Mother, now is the time to save me: come quickly and end my grief.',
    pallavi: ['dEvI brOva samayamidE ati vEgamE vacci', 'nA vetalu dIrci karuNincavE Sankari kAmAkshi'],
    charanams: [['lOka janani nApai daya lEdA', 'nI dAsuDu gAdA SrI kAnci vihAriNi kalyANi', 'EkAmrESvaruni priya bhAmai unna', 'nIkEmammA entO bhAramA vinumA nA talli']],
  },
  {
    title: 'birAna varAlicci',
    raga: 'kalyANi',
    tala: null,
    link: `${sk}/2011/03/syama-sastry-kriti-birana-varalicchi.html`,
    gist: 'Grant what I ask soon, and keep me; in You I have put my trust.',
    pallavi: ['birAna varAlicci brOvumu', 'ninu nera nammiti'],
    anupallavi: ['purAri manO hAriNI', 'SrI kAmAkshi'],
    charanams: [
      ['tAmasamu sEyakE nIvu karuNA nidhi', 'gAdA parAmukhamikanEla vinu sarOja mukhi'],
      ['kAmitArtha phala dAyakI dEvI nata kalpa', 'latikA purANi madhura vANi Sivuniki rANi'],
      ['SyAma kRshNa sOdari gaurI paramESvarI', 'girijA anAtha rakshaNambu salupaga rAvE'],
    ],
  },
  {
    title: 'himAdri sutE pAhi mAM',
    raga: 'kalyANi',
    tala: null,
    link: `${sk}/2011/03/syama-sastry-kriti-himadri-sute-raga.html`,
    gist: 'Daughter of the snowy mountain, protect me, highest of the gods.',
    pallavi: ['himAdri sutE pAhi mAM', 'varadE para dEvatE'],
    anupallavi: ['sumEru madhya vAsini', 'SrI kAmAkshi'],
    charanams: [
      ['hEma gAtri pankaja nEtri matangAtmajE', 'sarOja bhava harISa sura munIndra nutE'],
      ['ambujAri nibha vadanE mauktika maNi hAra', 'SObhamAna gaLE bhakta kalpa latE'],
      ['SyAma kRshNa sOdari gauri paramESvari', 'girijE nIla vENi kIra vANi SrI lalitE'],
    ],
  },
];
