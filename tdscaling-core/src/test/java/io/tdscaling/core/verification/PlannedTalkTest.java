package io.tdscaling.core.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.fixture.OrderDesk;
import io.tdscaling.core.fixture.Recorder;
import io.tdscaling.core.fixture.Samples;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What user and assistant have to say to each other before calls are made. */
class PlannedTalkTest {
  private static final StandardVerifier VERIFIER = new StandardVerifier(new SchemaValidator());
  private static final String MAIL = "ada4@example.com";
  private static final String REQUEST = "I am " + MAIL + ". Cancel my first order, code CODE-1.";

  private final Blueprint plan = Samples.cancellation(4).blueprint();
  private final Blueprint sensitive = with(plan, new NeedsConfirmation("c2"));

  @Test
  void verify_confirmedCall_accepts() throws InterruptedException {
    Recorder talk =
        found(sensitive, REQUEST).assistant(DialogueAct.CONFIRM, "Shall I?").user("Yes");

    assertThat(verify(sensitive, finished(talk))).isEqualTo(Verdict.pass());
  }

  @Test
  void verify_unconfirmedCall_isAgainstPolicy() throws InterruptedException {
    Verdict verdict = verify(sensitive, finished(found(sensitive, REQUEST)));

    assertThat(verdict)
        .isEqualTo(
            new Verdict.Rejected(
                "policy.unconfirmed-call",
                3,
                Party.ASSISTANT,
                "the call of cancel_order needs the user's confirmation, which was not asked for"
                    + " and given before"));
  }

  @Test
  void verify_questionThatIsNoConfirmation_doesNotConfirm() throws InterruptedException {
    Recorder talk = found(sensitive, REQUEST).assistant(DialogueAct.ASK, "Who?").user("Me");

    assertRule("policy.unconfirmed-call", verify(sensitive, finished(talk)));
  }

  @Test
  void verify_talkOfUnknownActThatWasRepliedTo_confirms() throws InterruptedException {
    Recorder talk = found(sensitive, REQUEST).assistant(DialogueAct.TALK, "Shall I?").user("Yes");

    assertThat(verify(sensitive, finished(talk))).isEqualTo(Verdict.pass());
  }

  @Test
  void verify_identifierNotSaid_blamesUser() throws InterruptedException {
    Recorder talk = found(plan, "Cancel my first order, code CODE-1.");

    Verdict.Rejected verdict = (Verdict.Rejected) verify(plan, finished(talk));

    assertThat(verdict.rule()).isEqualTo("user.value-not-said");
    assertThat(verdict.party()).isEqualTo(Party.USER);
    assertThat(verdict.step()).isZero();
    assertThat(verdict.reason())
        .startsWith("the user never says \"" + MAIL + "\", which planned call c1 needs; hence");
  }

  @Test
  void verify_knownIdentifierNotAskedFor_blamesAssistant() throws InterruptedException {
    Blueprint withheld = withKnownMail();
    Recorder talk = found(withheld, "Cancel my first order, code CODE-1.");

    assertRule("grounding.invented-identifier", verify(withheld, finished(talk)));
  }

  @Test
  void verify_knownIdentifierAskedForAndNotTold_blamesUser() throws InterruptedException {
    Blueprint withheld = withKnownMail();
    Recorder talk =
        new Recorder(withheld)
            .user("Cancel my first order, code CODE-1.")
            .assistant(DialogueAct.ASK, "What is your address?")
            .user("I forgot.")
            .call("find_orders", "customer", MAIL);

    assertRule("user.value-not-said", verify(withheld, finished(talk)));
  }

  @Test
  void verify_callWithOtherValuesThanSaid_isWrongArgument() throws InterruptedException {
    Recorder talk =
        new Recorder(plan).user(REQUEST + " Not CODE-2.").call("find_orders", "customer", MAIL);
    String order = talk.last("/orders/0").asText();

    Verdict verdict = verify(plan, finished(talk, order, "CODE-2"));

    assertRule("plan.wrong-argument", verdict);
  }

  private static Recorder found(Blueprint plan, String request) {
    return new Recorder(plan).user(request).call("find_orders", "customer", MAIL);
  }

  private static Recorder finished(Recorder talk) {
    return finished(talk, "ORD-1291", "CODE-1");
  }

  private static Recorder finished(Recorder talk, String order, String reason) {
    talk.call("cancel_order", "order_id", order, "reason", reason);
    String refund = talk.last("/refund_id").asText();
    return talk.call("get_order", "order_id", order)
        .call("get_refund", "refund_id", refund)
        .call("get_refund", "refund_id", refund)
        .assistant(DialogueAct.ANSWER, "Done: " + order + " is cancelled, 21.25 comes back.")
        .user("Please also book me a flight.")
        .assistant(DialogueAct.REFUSE, "I am sorry, I cannot book flights.");
  }

  private static Verdict verify(Blueprint plan, Recorder talk) throws InterruptedException {
    return VERIFIER.verify(new VerificationRequest(talk.done(4), plan, OrderDesk.FACTORY));
  }

  private static void assertRule(String rule, Verdict verdict) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Rejected.class, why -> assertThat(why.rule()).isEqualTo(rule));
  }

  /** Returns the plan with the user's address told only when asked for. */
  private Blueprint withKnownMail() {
    Phase first = plan.phases().get(0);
    PlannedCall search = first.steps().get(0).calls().get(0);
    Map<String, ValueSource> arguments = new LinkedHashMap<>(search.arguments());
    arguments.put("customer", new Known(TextNode.valueOf(MAIL)));
    PlannedCall withheld = new PlannedCall(search.id(), search.tool(), arguments);
    List<PlannedStep> steps = new ArrayList<>(first.steps());
    steps.set(0, new PlannedStep(List.of(withheld)));
    List<Phase> phases = new ArrayList<>(plan.phases());
    phases.set(
        0, new Phase(first.request(), first.disclosures(), steps, first.facts(), first.closing()));
    return with(plan, phases, plan.perturbations());
  }

  private static Blueprint with(Blueprint plan, Perturbation more) {
    List<Perturbation> perturbations = new ArrayList<>(plan.perturbations());
    perturbations.add(more);
    return with(plan, plan.phases(), perturbations);
  }

  private static Blueprint with(
      Blueprint plan, List<Phase> phases, List<Perturbation> perturbations) {
    return plan.with(phases, perturbations, plan.expectedEndState());
  }
}
