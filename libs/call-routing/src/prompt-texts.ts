import { callerPlaceholder, waitingPlaceholder } from './step.js';

/** What Ringdown itself says, in one language. */
export type PromptTexts = {
  /** What a responder hears, after the policy's name, before being connected. */
  whisper: string;
  /** How long the caller has waited, as a part of the whisper; `{duration}` is a time such as “2 minutes”. */
  waiting: string;
  /** What a responder hears before that, where the talk is recorded. */
  recorded: string;
  whisperAgain: string;
  connecting: string;
  /** What a responder hears who is too late, because somebody else has the call or nobody waits any more. */
  tooLate: string;
  noKey: string;
  passed: string;
  /** What a responder hears who passes a call on, and wants to be left alone. */
  muted: string;
  /** What a waiting caller hears when the next rule or round begins. */
  stillTrying: string;
  /** What a caller hears who may press a key while phones ring. */
  messageInstead: string;
  /** What a caller hears who has to press a key first. */
  challenge: string;
  disabled: string;
  /** What a caller hears who has left a message, or none. */
  voicemailThanks: string;
  goodbye: string;
  /** A caller who hides their number, as a sentence names them. */
  withheldCaller: string;
  /** A caller of whom nothing is known. */
  unknownCaller: string;
};

/** By the first part of a BCP 47 language. */
export const promptTexts: Readonly<Record<string, PromptTexts>> & { en: PromptTexts } = {
  en: {
    whisper: `Call from ${callerPlaceholder}${waitingPlaceholder}. Press 1 to accept, 2 to pass, or 3 for 30 minutes of quiet.`,
    waiting: ', waiting for {duration}',
    recorded: 'This call is recorded.',
    whisperAgain: 'Press 1 to accept the call, or 2 to pass it on.',
    connecting: 'Connecting.',
    tooLate: 'This call is no longer waiting. Thank you.',
    noKey: 'No key was pressed. Goodbye.',
    passed: 'Thank you. The call is passed on.',
    muted: 'Thank you. The call is passed on, and this hotline does not ring you for 30 minutes.',
    stillTrying: 'We are still trying to reach somebody. One moment, please.',
    messageInstead: 'To leave a message instead of waiting, press 2.',
    challenge: 'To be connected, please press 1.',
    disabled: 'This hotline is switched off at the moment. Goodbye.',
    voicemailThanks: 'Thank you. Your message was recorded. Goodbye.',
    goodbye: 'Goodbye.',
    withheldCaller: 'a withheld number',
    unknownCaller: 'an outside caller',
  },
  de: {
    whisper: `Anruf von ${callerPlaceholder}${waitingPlaceholder}. Drücken Sie die 1, um ihn anzunehmen, die 2, um ihn weiterzugeben, oder die 3 für 30 Minuten Ruhe.`,
    waiting: ', wartet seit {duration}',
    recorded: 'Dieser Anruf wird aufgezeichnet.',
    whisperAgain: 'Drücken Sie die 1, um den Anruf anzunehmen, oder die 2, um ihn weiterzugeben.',
    connecting: 'Sie werden verbunden.',
    tooLate: 'Dieser Anruf wartet nicht mehr. Vielen Dank.',
    noKey: 'Es wurde keine Taste gedrückt. Auf Wiederhören.',
    passed: 'Danke. Der Anruf wird weitergegeben.',
    muted:
      'Danke. Der Anruf wird weitergegeben, und diese Hotline ruft Sie 30 Minuten lang nicht an.',
    stillTrying: 'Wir versuchen weiter, jemanden zu erreichen. Einen Moment bitte.',
    messageInstead: 'Um statt zu warten eine Nachricht zu hinterlassen, drücken Sie die 2.',
    challenge: 'Um verbunden zu werden, drücken Sie bitte die 1.',
    disabled: 'Diese Hotline ist im Moment abgeschaltet. Auf Wiederhören.',
    voicemailThanks: 'Danke. Ihre Nachricht wurde aufgenommen. Auf Wiederhören.',
    goodbye: 'Auf Wiederhören.',
    withheldCaller: 'einer unterdrückten Nummer',
    unknownCaller: 'außerhalb',
  },
  fr: {
    whisper: `Appel de la part de ${callerPlaceholder}${waitingPlaceholder}. Appuyez sur 1 pour accepter, sur 2 pour passer, ou sur 3 pour 30 minutes de silence.`,
    waiting: ', en attente depuis {duration}',
    recorded: 'Cet appel est enregistré.',
    whisperAgain: "Appuyez sur 1 pour accepter l'appel, ou sur 2 pour le transmettre.",
    connecting: 'Mise en relation.',
    tooLate: "Cet appel n'est plus en attente. Merci.",
    noKey: "Aucune touche n'a été pressée. Au revoir.",
    passed: "Merci. L'appel est transmis.",
    muted: "Merci. L'appel est transmis, et cette ligne ne vous appellera pas pendant 30 minutes.",
    stillTrying: "Nous essayons toujours de joindre quelqu'un. Un instant, s'il vous plaît.",
    messageInstead: "Pour laisser un message au lieu d'attendre, appuyez sur 2.",
    challenge: 'Pour être mis en relation, appuyez sur 1.',
    disabled: 'Cette ligne est désactivée pour le moment. Au revoir.',
    voicemailThanks: 'Merci. Votre message a été enregistré. Au revoir.',
    goodbye: 'Au revoir.',
    withheldCaller: 'un numéro masqué',
    unknownCaller: "quelqu'un de l'extérieur",
  },
  es: {
    whisper: `Llamada de ${callerPlaceholder}${waitingPlaceholder}. Pulse 1 para aceptarla, 2 para pasarla o 3 para 30 minutos sin llamadas.`,
    waiting: ', en espera desde hace {duration}',
    recorded: 'Esta llamada se graba.',
    whisperAgain: 'Pulse 1 para aceptar la llamada o 2 para pasarla.',
    connecting: 'Conectando.',
    tooLate: 'Esta llamada ya no está en espera. Gracias.',
    noKey: 'No se ha pulsado ninguna tecla. Adiós.',
    passed: 'Gracias. La llamada pasa a otra persona.',
    muted: 'Gracias. La llamada pasa a otra persona y esta línea no le llamará durante 30 minutos.',
    stillTrying: 'Seguimos intentando localizar a alguien. Un momento, por favor.',
    messageInstead: 'Para dejar un mensaje en lugar de esperar, pulse 2.',
    challenge: 'Para que le pongamos en contacto, pulse 1.',
    disabled: 'Esta línea está desactivada en este momento. Adiós.',
    voicemailThanks: 'Gracias. Hemos grabado su mensaje. Adiós.',
    goodbye: 'Adiós.',
    withheldCaller: 'un número oculto',
    unknownCaller: 'alguien de fuera',
  },
  it: {
    whisper: `Chiamata da ${callerPlaceholder}${waitingPlaceholder}. Prema 1 per accettare, 2 per passarla o 3 per 30 minuti senza chiamate.`,
    waiting: ', in attesa da {duration}',
    recorded: 'Questa chiamata viene registrata.',
    whisperAgain: 'Prema 1 per accettare la chiamata o 2 per passarla.',
    connecting: 'La stiamo collegando.',
    tooLate: 'Questa chiamata non è più in attesa. Grazie.',
    noKey: 'Nessun tasto è stato premuto. Arrivederci.',
    passed: "Grazie. La chiamata passa a un'altra persona.",
    muted:
      "Grazie. La chiamata passa a un'altra persona e questa linea non la chiamerà per 30 minuti.",
    stillTrying: 'Stiamo ancora cercando di raggiungere qualcuno. Un momento, per favore.',
    messageInstead: 'Per lasciare un messaggio invece di attendere, prema 2.',
    challenge: 'Per essere messo in comunicazione, prema 1.',
    disabled: 'Questa linea è al momento disattivata. Arrivederci.',
    voicemailThanks: 'Grazie. Il suo messaggio è stato registrato. Arrivederci.',
    goodbye: 'Arrivederci.',
    withheldCaller: 'un numero nascosto',
    unknownCaller: 'una persona esterna',
  },
  pt: {
    whisper: `Chamada de ${callerPlaceholder}${waitingPlaceholder}. Prima 1 para aceitar, 2 para a passar ou 3 para 30 minutos sem chamadas.`,
    waiting: ', à espera há {duration}',
    recorded: 'Esta chamada é gravada.',
    whisperAgain: 'Prima 1 para aceitar a chamada ou 2 para a passar.',
    connecting: 'A ligar.',
    tooLate: 'Esta chamada já não está à espera. Obrigado.',
    noKey: 'Não foi premida nenhuma tecla. Adeus.',
    passed: 'Obrigado. A chamada passa a outra pessoa.',
    muted:
      'Obrigado. A chamada passa a outra pessoa e esta linha não lhe ligará durante 30 minutos.',
    stillTrying: 'Continuamos a tentar contactar alguém. Um momento, por favor.',
    messageInstead: 'Para deixar uma mensagem em vez de esperar, prima 2.',
    challenge: 'Para ser atendido, prima 1.',
    disabled: 'Esta linha está desligada de momento. Adeus.',
    voicemailThanks: 'Obrigado. A sua mensagem foi gravada. Adeus.',
    goodbye: 'Adeus.',
    withheldCaller: 'um número oculto',
    unknownCaller: 'alguém de fora',
  },
  nl: {
    whisper: `Oproep van ${callerPlaceholder}${waitingPlaceholder}. Druk op 1 om aan te nemen, op 2 om door te geven, of op 3 voor 30 minuten rust.`,
    waiting: ', wacht al {duration}',
    recorded: 'Dit gesprek wordt opgenomen.',
    whisperAgain: 'Druk op 1 om de oproep aan te nemen, of op 2 om hem door te geven.',
    connecting: 'U wordt verbonden.',
    tooLate: 'Deze oproep wacht niet meer. Dank u.',
    noKey: 'Er is geen toets ingedrukt. Tot ziens.',
    passed: 'Dank u. De oproep wordt doorgegeven.',
    muted: 'Dank u. De oproep wordt doorgegeven, en deze lijn belt u 30 minuten lang niet.',
    stillTrying: 'We proberen nog steeds iemand te bereiken. Een ogenblik alstublieft.',
    messageInstead: 'Druk op 2 om een bericht in te spreken in plaats van te wachten.',
    challenge: 'Druk op 1 om verbonden te worden.',
    disabled: 'Deze lijn is op dit moment uitgeschakeld. Tot ziens.',
    voicemailThanks: 'Dank u. Uw bericht is opgenomen. Tot ziens.',
    goodbye: 'Tot ziens.',
    withheldCaller: 'een afgeschermd nummer',
    unknownCaller: 'een beller van buiten',
  },
  ja: {
    whisper: `${callerPlaceholder} からのお電話です。${waitingPlaceholder}お受けになる場合は1を、次の方に回す場合は2を、30分間着信を止める場合は3を押してください。`,
    waiting: '{duration}お待ちです。',
    recorded: 'この通話は録音されます。',
    whisperAgain: 'お電話をお受けになる場合は1を、次の方に回す場合は2を押してください。',
    connecting: 'おつなぎします。',
    tooLate: 'このお電話はすでにお待ちではありません。ありがとうございました。',
    noKey: 'ボタンが押されませんでした。失礼いたします。',
    passed: 'ありがとうございます。お電話は次の方に回します。',
    muted:
      'ありがとうございます。お電話は次の方に回し、このホットラインからの着信を30分間止めます。',
    stillTrying: '引き続き担当者をお呼びしております。少々お待ちください。',
    messageInstead: 'お待ちにならずメッセージを残される場合は、2を押してください。',
    challenge: 'おつなぎするには、1を押してください。',
    disabled: 'このホットラインは現在ご利用いただけません。失礼いたします。',
    voicemailThanks: 'ありがとうございます。メッセージを録音しました。失礼いたします。',
    goodbye: '失礼いたします。',
    withheldCaller: '非通知の番号',
    unknownCaller: '外部の方',
  },
};
