package clinic.launcher;

/** Why the clinic is not started: one sentence, with the remedy, for the person at the keyboard. */
class Refusal extends RuntimeException {

    Refusal(String sentence) {
        super(sentence);
    }
}
