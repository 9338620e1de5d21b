import { languageOf, type VoiceName } from './voices.js';

/** What a policy says to its callers. */
export type Messages = {
  greetingMessage: string;
  recordingConsent: string;
  voicemailMessage: string;
  noAnswerMessage: string;
  noOneAvailableMessage: string;
  refusalMessage: string;
  outsideHoursMessage: string;
};

/** Whose voice says each message; null or absent: the policy's own. */
export type MessageVoices = {
  voice?: VoiceName;
  greetingVoice?: VoiceName | null;
  voicemailVoice?: VoiceName | null;
  noAnswerVoice?: VoiceName | null;
  noOneAvailableVoice?: VoiceName | null;
  refusalVoice?: VoiceName | null;
  outsideHoursVoice?: VoiceName | null;
};

const english: Messages = {
  greetingMessage: 'Please wait while we connect you to the on-call engineer.',
  recordingConsent: 'This call is recorded. If you do not agree, please hang up.',
  voicemailMessage: 'Nobody can take your call right now. Please leave a message after the tone.',
  noAnswerMessage: 'No one is available. Please try again later.',
  noOneAvailableMessage: "We're sorry, but no on-call engineer is currently available.",
  refusalMessage: 'Sorry, this hotline does not take your call. Goodbye.',
  outsideHoursMessage: 'You are calling outside of our support hours. Please try again later.',
};

/** By the first part of a BCP 47 language. */
const byLanguage: Partial<Record<string, Messages>> = {
  en: english,
  de: {
    greetingMessage: 'Bitte warten Sie, wir verbinden Sie mit der Bereitschaft.',
    recordingConsent:
      'Dieser Anruf wird aufgezeichnet. Wenn Sie nicht einverstanden sind, legen Sie bitte auf.',
    voicemailMessage:
      'Im Moment kann niemand Ihren Anruf annehmen. Bitte hinterlassen Sie nach dem Signalton eine Nachricht.',
    noAnswerMessage: 'Leider ist niemand erreichbar. Bitte versuchen Sie es später noch einmal.',
    noOneAvailableMessage: 'Es tut uns leid, im Moment hat niemand Bereitschaft.',
    refusalMessage: 'Diese Hotline nimmt Ihren Anruf leider nicht an. Auf Wiederhören.',
    outsideHoursMessage:
      'Sie rufen außerhalb unserer Servicezeiten an. Bitte versuchen Sie es später noch einmal.',
  },
  fr: {
    greetingMessage:
      "Veuillez patienter, nous vous mettons en relation avec l'ingénieur d'astreinte.",
    recordingConsent: 'Cet appel est enregistré. Si vous ne le souhaitez pas, veuillez raccrocher.',
    voicemailMessage:
      'Personne ne peut prendre votre appel pour le moment. Veuillez laisser un message après le bip.',
    noAnswerMessage: "Personne n'est disponible. Veuillez rappeler plus tard.",
    noOneAvailableMessage:
      "Nous sommes désolés, aucun ingénieur d'astreinte n'est disponible pour le moment.",
    refusalMessage: 'Désolé, cette ligne ne prend pas votre appel. Au revoir.',
    outsideHoursMessage:
      "Vous appelez en dehors de nos heures d'assistance. Veuillez rappeler plus tard.",
  },
  es: {
    greetingMessage: 'Espere, por favor. Le pasamos con el ingeniero de guardia.',
    recordingConsent: 'Esta llamada se graba. Si no está de acuerdo, cuelgue, por favor.',
    voicemailMessage:
      'En este momento nadie puede atender su llamada. Deje un mensaje después de la señal.',
    noAnswerMessage: 'No hay nadie disponible. Inténtelo de nuevo más tarde.',
    noOneAvailableMessage:
      'Lo sentimos, en este momento no hay ningún ingeniero de guardia disponible.',
    refusalMessage: 'Lo sentimos, esta línea no acepta su llamada. Adiós.',
    outsideHoursMessage:
      'Llama fuera de nuestro horario de atención. Inténtelo de nuevo más tarde.',
  },
  it: {
    greetingMessage: 'Attenda in linea, la mettiamo in contatto con il tecnico reperibile.',
    recordingConsent:
      'Questa chiamata viene registrata. Se non è d’accordo, la preghiamo di riagganciare.',
    voicemailMessage:
      'In questo momento nessuno può rispondere. Lasci un messaggio dopo il segnale acustico.',
    noAnswerMessage: 'Nessuno è disponibile. La preghiamo di riprovare più tardi.',
    noOneAvailableMessage: 'Siamo spiacenti, al momento nessun tecnico reperibile è disponibile.',
    refusalMessage: 'Spiacenti, questa linea non accetta la sua chiamata. Arrivederci.',
    outsideHoursMessage:
      'Sta chiamando al di fuori del nostro orario di assistenza. La preghiamo di riprovare più tardi.',
  },
  pt: {
    greetingMessage: 'Aguarde, por favor. Vamos passar a chamada ao engenheiro de serviço.',
    recordingConsent: 'Esta chamada é gravada. Se não concorda, desligue, por favor.',
    voicemailMessage:
      'De momento ninguém pode atender a sua chamada. Deixe uma mensagem após o sinal.',
    noAnswerMessage: 'Ninguém está disponível. Tente de novo mais tarde, por favor.',
    noOneAvailableMessage:
      'Lamentamos, mas de momento nenhum engenheiro de serviço está disponível.',
    refusalMessage: 'Lamentamos, esta linha não aceita a sua chamada. Adeus.',
    outsideHoursMessage:
      'Está a ligar fora do nosso horário de atendimento. Tente de novo mais tarde, por favor.',
  },
  nl: {
    greetingMessage: 'Een ogenblik geduld, we verbinden u door met de dienstdoende engineer.',
    recordingConsent: 'Dit gesprek wordt opgenomen. Hangt u op als u het daar niet mee eens bent.',
    voicemailMessage:
      'Op dit moment kan niemand uw oproep aannemen. Spreek na de toon een bericht in.',
    noAnswerMessage: 'Er is niemand bereikbaar. Probeer het later nog eens.',
    noOneAvailableMessage:
      'Het spijt ons, er is op dit moment geen dienstdoende engineer beschikbaar.',
    refusalMessage: 'Deze lijn neemt uw oproep helaas niet aan. Tot ziens.',
    outsideHoursMessage: 'U belt buiten onze servicetijden. Probeer het later opnieuw.',
  },
  ja: {
    greetingMessage: '担当エンジニアにおつなぎします。そのままお待ちください。',
    recordingConsent: 'この通話は録音されます。同意されない場合は、電話をお切りください。',
    voicemailMessage:
      'ただいま電話に出られる者がおりません。発信音の後にメッセージをお話しください。',
    noAnswerMessage: 'ただいま電話に出られる者がおりません。後ほどおかけ直しください。',
    noOneAvailableMessage: '申し訳ございません。ただいま待機中のエンジニアがおりません。',
    refusalMessage:
      '申し訳ございません。このホットラインではお電話をお受けできません。失礼いたします。',
    outsideHoursMessage: 'ただいまサポート時間外です。時間内におかけ直しください。',
  },
};

/**
 * What a policy says unless something else was written, each message in the language of the voice that says it.
 * Languages without words of their own have the English ones.
 */
export function defaultMessages(voices: MessageVoices): Messages {
  const { voice = 'Polly.Joanna-Neural' } = voices;
  const words = (own: VoiceName | null | undefined) => wordsOf(own ?? voice);
  return {
    greetingMessage: words(voices.greetingVoice).greetingMessage,
    recordingConsent: words(null).recordingConsent,
    voicemailMessage: words(voices.voicemailVoice).voicemailMessage,
    noAnswerMessage: words(voices.noAnswerVoice).noAnswerMessage,
    noOneAvailableMessage: words(voices.noOneAvailableVoice).noOneAvailableMessage,
    refusalMessage: words(voices.refusalVoice).refusalMessage,
    outsideHoursMessage: words(voices.outsideHoursVoice).outsideHoursMessage,
  };
}

function wordsOf(voice: VoiceName): Messages {
  const [language = ''] = languageOf(voice).split('-', 1);
  return byLanguage[language] ?? english;
}
