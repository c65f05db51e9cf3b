package io.tdscaling.core.semantics;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a description begins: what it says the tool does, and the words after that.
 *
 * @param verb the effect of the first verb, in any of a few languages, or null where none is found
 * @param first the base form of the verb that the description begins with, or an empty string where
 *     it begins with something else
 * @param rest the lower-case words after the verb, up to the end of the sentence
 * @param words the lower-case words of the first sentence
 */
record Opening(@Nullable EffectClass verb, String first, List<String> rest, List<String> words) {
  private static final int LOOKED_AT = 240;
  private static final int LEAD_IN = 14;
  private static final int NEAR = 4;
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?:;(\\n]|\\s[-–—]\\s");
  private static final Pattern FULL_STOP = Pattern.compile("[.!?\\n]");
  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}'-]+");
  private static final Set<String> NOUN_HINTS =
      Set.of("a", "an", "the", "this", "your", "my", "of", "for", "in", "on", "with", "and", "or");

  private static final Set<String> DELETES = Words.set("delete deletes deleting deleted");
  private static final Set<String> BEFORE_LIST =
      Words.set("a an the all complete full paginated detailed filtered la una uma une le");
  private static final Set<String> LISTS = Words.set("list lists lista liste listing");
  private static final Set<String> LIST_LINKS = Words.set("of with containing de des dos das d'");

  /** Verbs of other languages, tried in this order: a longer text may hold several. */
  private static final List<Map.Entry<String, EffectClass>> FOREIGN =
      List.of(
          Map.entry("搜索", EffectClass.SEARCH),
          Map.entry("检索", EffectClass.SEARCH),
          Map.entry("検索", EffectClass.SEARCH),
          Map.entry("검색", EffectClass.SEARCH),
          Map.entry("列出", EffectClass.SEARCH),
          Map.entry("一覧", EffectClass.SEARCH),
          Map.entry("목록", EffectClass.SEARCH),
          Map.entry("列表", EffectClass.SEARCH),
          Map.entry("删除", EffectClass.DELETE),
          Map.entry("移除", EffectClass.DELETE),
          Map.entry("削除", EffectClass.DELETE),
          Map.entry("삭제", EffectClass.DELETE),
          Map.entry("更新", EffectClass.UPDATE),
          Map.entry("修改", EffectClass.UPDATE),
          Map.entry("设置", EffectClass.UPDATE),
          Map.entry("수정", EffectClass.UPDATE),
          Map.entry("创建", EffectClass.CREATE),
          Map.entry("新增", EffectClass.CREATE),
          Map.entry("添加", EffectClass.CREATE),
          Map.entry("生成", EffectClass.CREATE),
          Map.entry("作成", EffectClass.CREATE),
          Map.entry("생성", EffectClass.CREATE),
          Map.entry("发送", EffectClass.NOTIFY),
          Map.entry("送信", EffectClass.NOTIFY),
          Map.entry("计算", EffectClass.COMPUTE),
          Map.entry("转换", EffectClass.COMPUTE),
          Map.entry("翻译", EffectClass.COMPUTE),
          Map.entry("执行", EffectClass.CODE),
          Map.entry("获取", EffectClass.READ),
          Map.entry("查询", EffectClass.READ),
          Map.entry("查看", EffectClass.READ),
          Map.entry("取得", EffectClass.READ),
          Map.entry("조회", EffectClass.READ),
          Map.entry("récupère", EffectClass.READ),
          Map.entry("recherche", EffectClass.SEARCH),
          Map.entry("liste", EffectClass.SEARCH),
          Map.entry("crée", EffectClass.CREATE),
          Map.entry("supprime", EffectClass.DELETE),
          Map.entry("met à jour", EffectClass.UPDATE),
          Map.entry("obtiene", EffectClass.READ),
          Map.entry("obtener", EffectClass.READ),
          Map.entry("busca", EffectClass.SEARCH),
          Map.entry("elimina", EffectClass.DELETE),
          Map.entry("envía", EffectClass.NOTIFY));

  Opening {
    rest = List.copyOf(rest);
    words = List.copyOf(words);
  }

  static Opening of(ToolSpec tool) {
    String text = tool.description().strip();
    String start = text.substring(0, Math.min(LOOKED_AT, text.length())).toLowerCase(Locale.ROOT);
    List<String> sentences = List.of(SENTENCE_END.split(start, -1));
    List<String> begins = words(FULL_STOP.split(start, 2)[0]);
    for (String sentence : sentences) {
      Opening opening = inSentence(words(sentence), begins);
      if (opening.effect().isPresent()) {
        return opening;
      }
    }
    return new Opening(foreign(start).orElse(null), "", List.of(), begins);
  }

  /** Returns the effect of the first verb, if there is one. */
  Optional<EffectClass> effect() {
    return Optional.ofNullable(verb);
  }

  /** Returns the effect of the verb that the description begins with, if it begins with one. */
  Optional<EffectClass> promptEffect() {
    return first.isEmpty() ? Optional.empty() : effect();
  }

  /** Returns whether the description says that the tool returns a list. */
  boolean promisesList() {
    int at = 0;
    while (at < rest.size() && BEFORE_LIST.contains(rest.get(at))) {
      at++;
    }
    boolean list = at < rest.size() && LISTS.contains(rest.get(at));
    return list && (at + 1 == rest.size() || LIST_LINKS.contains(rest.get(at + 1)));
  }

  /** Returns whether a verb soon follows the first, as in "Get, download and save". */
  boolean saysToo(String other) {
    return rest.subList(0, Math.min(NEAR, rest.size())).contains(other);
  }

  /** Returns whether the description explains at once that what is done is to delete. */
  boolean saysDelete() {
    return DELETES.stream().anyMatch(words::contains);
  }

  private static Opening inSentence(List<String> words, List<String> begins) {
    for (int i = 0; i < Math.min(words.size(), LEAD_IN); i++) {
      Optional<EffectClass> effect = Verbs.effect(words.get(i));
      boolean noun = i > 0 && NOUN_HINTS.contains(words.get(i - 1));
      if (effect.isPresent() && !noun) {
        boolean prompt = i == 0 && words.get(0).equals(begins.get(0));
        String first = prompt ? Verbs.stem(words.get(0)) : "";
        return new Opening(effect.get(), first, words.subList(i + 1, words.size()), begins);
      }
    }
    return new Opening(null, "", List.of(), begins);
  }

  private static Optional<EffectClass> foreign(String text) {
    return FOREIGN.stream()
        .filter(verb -> text.contains(verb.getKey()))
        .findFirst()
        .map(Map.Entry::getValue);
  }

  private static List<String> words(String sentence) {
    List<String> words = new ArrayList<>();
    for (String word : NOT_WORD.split(sentence, -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
