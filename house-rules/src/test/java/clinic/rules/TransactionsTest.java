package clinic.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;

import clinic.reminder.planted.MailInATemplate;
import clinic.reminder.planted.MailInATransaction;
import clinic.reminder.planted.Post;
import clinic.reminder.planted.PostOverHttp;
import clinic.reminder.planted.WritesInATransaction;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class TransactionsTest {

    private static final ArchRule STAY_INDOORS = codeUnits()
            .that(InsideTransactions.BEGIN_ONE)
            .should(InsideTransactions.NOT_REACH_THE_OUTSIDE_WORLD)
            .because("a slow provider must not hold a row, and a rollback cannot call a letter back");

    @Test
    void transactionsReachNoChannelAndNoHttpClient() {
        House.obeys(STAY_INDOORS);
    }

    @Test
    void mailFromAnAnnotatedMethodIsSeen() {
        House.seesThrough(STAY_INDOORS, MailInATransaction.class);
    }

    @Test
    void callBehindAPortInAnotherClassIsSeen() {
        House.seesThrough(STAY_INDOORS, WritesInATransaction.class, Post.class, PostOverHttp.class);
    }

    @Test
    void mailFromALambdaInATransactionTemplateIsSeen() {
        House.seesThrough(STAY_INDOORS, MailInATemplate.class);
    }
}
