/**
 * Names that Tamil writes alike, by their key of Tamil script: Pavani and
 * Bhavani, Pantuvarali and Bandhuvarali, Kiravani's short form and Girvani,
 * Khamas and Khamaj, Mahati and Maghati, Simhala and Jingala, Atana and Adana. They are asked
 * about even where a list holds only one of the two.
 */
export const tamilTwins: ReadonlySet<string> = new Set([
  'pavani',
  'pantuvarali',
  'kirvani',
  'kamas',
  'makati',
  'sinkala',
  'atana',
]);
