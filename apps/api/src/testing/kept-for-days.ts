/** How long a project keeps what it knows of its calls, each class for another time. */
export const keptForDays = { callDays: 365, journalDays: 90, voicemailDays: 30, recordingDays: 30 };
