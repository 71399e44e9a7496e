package clinic.booking.patient;

/**
 * What is kept of two records of one patient, field by field.
 *
 * @param otherName whether the name is that of the record that becomes a pointer
 * @param otherContacts whether messages go where the other record had them go; what is not chosen stays as a further
 *     contact
 */
public record KeptOfTwo(boolean otherName, boolean otherBirthDate, boolean otherContacts, boolean otherLanguage) {}
