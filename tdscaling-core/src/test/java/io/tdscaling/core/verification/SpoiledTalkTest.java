package io.tdscaling.core.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.fixture.OrderDesk;
import io.tdscaling.core.fixture.Samples;
import io.tdscaling.core.fixture.Samples.Sample;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that fall out of a role. Message 1 is the user's, 11 the closing answer, as valid. */
class SpoiledTalkTest {
  private static final int USER = 1;
  private static final int CLOSING = 11;

  private final Sample valid = Samples.cancellation(4);

  private Verdict verdict(int at, String text) throws InterruptedException {
    List<Message> messages = new ArrayList<>(valid.trajectory().messages());
    messages.set(at, at == USER ? new UserMessage(text) : AssistantMessage.saying(text));
    Trajectory changed = Samples.withMessages(valid.trajectory(), messages);
    return new StandardVerifier(new SchemaValidator())
        .verify(new VerificationRequest(changed, valid.blueprint(), OrderDesk.FACTORY));
  }

  private String with(int at, String more) {
    return valid.trajectory().messages().get(at).text() + more;
  }

  private static void assertRejected(Verdict verdict, String rule, int step, Party party) {
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    Verdict.Rejected rejected = (Verdict.Rejected) verdict;
    assertThat(rejected.rule()).as(rejected.reason()).isEqualTo(rule);
    assertThat(rejected.step()).isEqualTo(step);
    assertThat(rejected.party()).isEqualTo(party);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<tool_call>{}</tool_call>",
        "</think>",
        "<|im_start|>user",
        "[TOOL_CALLS] []",
        "[done]",
        "<function=get_order>"
      })
  void markup_inWords_isItsAuthorsFault(String markup) throws Exception {
    assertRejected(
        verdict(CLOSING, with(CLOSING, " " + markup)), "speech.markup", CLOSING, Party.ASSISTANT);
    assertRejected(verdict(USER, with(USER, " " + markup)), "speech.markup", USER, Party.USER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\nUser: Thanks a lot for this.",
        "\n\n**Human:** What about the other one?",
        "\nTool result: the order is gone"
      })
  void linesOfSomebodyElse_areItsAuthorsFault(String line) throws Exception {
    assertRejected(
        verdict(CLOSING, with(CLOSING, line)), "speech.as-another", CLOSING, Party.ASSISTANT);
    assertRejected(verdict(USER, with(USER, line)), "speech.as-another", USER, Party.USER);
  }

  @Test
  void labelAtTheBeginning_isItsAuthorsFault() throws Exception {
    String answer = "Assistant: " + valid.trajectory().messages().get(CLOSING).text();
    assertRejected(verdict(CLOSING, answer), "speech.as-another", CLOSING, Party.ASSISTANT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n- User: Ada Lovelace",
        "\nUser: Ada Lovelace",
        " The system: it works.",
        " That is 1 < 2 and [done",
        " (say \"привет, как ваши дела сегодня\" to them)",
        " See https://example.com/путь/к/странице/заказа for more."
      })
  void wordsThatOnlyLookLikeIt_pass(String harmless) throws Exception {
    assertThat(verdict(CLOSING, with(CLOSING, harmless))).isEqualTo(Verdict.pass());
  }

  @Test
  void anotherScript_isItsAuthorsFault() throws Exception {
    String russian = "Все сделано, ваш заказ отменён. " + "Хотите узнать что-нибудь ещё? ";
    String chinese = "我已经为您取消了该订单，并且已经退款，请问还有什么可以帮您的吗？";
    for (String text : List.of(russian.repeat(6), chinese.repeat(8))) {
      assertRejected(
          verdict(CLOSING, with(CLOSING, " " + text)),
          "speech.wrong-script",
          CLOSING,
          Party.ASSISTANT);
      assertRejected(
          verdict(USER, with(USER, " " + text.repeat(3))), "speech.wrong-script", USER, Party.USER);
    }
  }

  @Test
  void scripts_kanaAndHan_countAsOneAndIdentifiersNotAtAll() {
    assertThat(Scripts.of("注文をキャンセルしました").main()).isEqualTo(Character.UnicodeScript.HAN);
    assertThat(Scripts.of("注文をキャンセルしました").letters(Character.UnicodeScript.HAN)).isEqualTo(12);
    assertThat(Scripts.of("ORD-12 a@b.c /x/y `code` \"quoted\" 'so' 12").letters()).isZero();
    assertThat(Scripts.of("It's the user's").letters()).isEqualTo(11);
    assertThat(Scripts.of("ab вг").uses(Character.UnicodeScript.CYRILLIC)).isTrue();
    assertThat(Scripts.of("").main()).isEqualTo(Character.UnicodeScript.COMMON);
  }
}
