package io.tdscaling.core.verification;

import com.google.common.base.Splitter;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.verify.Verdict;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Nobody falls into another script: most letters of a message are in one that its counterpart uses.
 * The user is held against the planned requests, the assistant against what the user said, and
 * against results, whose texts it may tell. Short messages say nothing. A language in the same
 * script is not told apart.
 */
final class ScriptRule implements Rule {
  private static final int FEWEST_LETTERS = 12;
  private static final Splitter WORDS =
      Splitter.on(Pattern.compile("[^\\p{L}\\p{M}]+")).omitEmptyStrings();

  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    List<Message> messages = request.trajectory().messages();
    String planned =
        request.blueprint().phases().stream().map(Phase::request).collect(Collectors.joining("\n"));
    if (Scripts.isPlainlyLatin(planned) && messages.stream().allMatch(ScriptRule::isLatinSpeech)) {
      return Optional.empty(); // Of one script, nobody can fall into another.
    }
    Scripts requests = Scripts.of(planned);
    Scripts said = Scripts.of(text(messages, UserMessage.class));
    String results = text(messages, ToolMessage.class);
    boolean english = text(messages, SystemMessage.class).contains("English");
    for (int step = 0; step < messages.size(); step++) {
      Message message = messages.get(step);
      boolean wrong = false;
      if (message instanceof UserMessage) {
        wrong = strays(Scripts.of(message.text()), requests);
      } else if (message instanceof AssistantMessage) {
        Scripts own = Scripts.of(message.text());
        wrong =
            strays(own, said)
                && !(english && own.main() == UnicodeScript.LATIN)
                && !isTold(message.text(), own.main(), results);
      }
      if (wrong) {
        return fault(message, step, message instanceof UserMessage ? requests : said);
      }
    }
    return Optional.empty();
  }

  private static boolean isLatinSpeech(Message message) {
    return !(message instanceof UserMessage || message instanceof AssistantMessage)
        || Scripts.isPlainlyLatin(message.text());
  }

  private static String text(List<Message> messages, Class<? extends Message> kind) {
    return messages.stream()
        .filter(kind::isInstance)
        .map(Message::text)
        .collect(Collectors.joining("\n"));
  }

  private static boolean strays(Scripts own, Scripts counterpart) {
    UnicodeScript main = own.main();
    return own.letters() >= FEWEST_LETTERS
        && 2 * own.letters(main) > own.letters()
        && counterpart.letters() >= FEWEST_LETTERS
        && !counterpart.uses(main);
  }

  /** Returns whether most words of the script are those of results. */
  private static boolean isTold(String text, UnicodeScript script, String results) {
    List<String> words =
        WORDS.splitToStream(text).filter(word -> Scripts.of(word).main() == script).toList();
    return 2 * words.stream().filter(results::contains).count() > words.size();
  }

  private static Optional<Verdict.Rejected> fault(Message message, int step, Scripts counterpart) {
    String reason =
        "the %s message is in %s letters, where %s ones were used before"
            .formatted(
                message.role(),
                named(Scripts.of(message.text()).main()),
                named(counterpart.main()));
    return Faults.at("speech.wrong-script", step, message, reason);
  }

  private static String named(UnicodeScript script) {
    return script.name().toLowerCase(Locale.ROOT);
  }
}
