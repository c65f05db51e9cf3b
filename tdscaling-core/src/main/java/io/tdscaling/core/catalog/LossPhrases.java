package io.tdscaling.core.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Phrases in a description that name an input, or say that there is none. */
final class LossPhrases {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern NONE_NEEDED =
      Pattern.compile(
          "\\b(no|without( any)?|zero) (input|parameter|argument|param|arg)s?\\b"
              + "|\\b(do not|don't|doesn't|does not) (need|require|take|accept)( to provide)?( any)?"
              + " (input|parameter|argument)s?\\b"
              + "|\\bsin (parámetros|argumentos)\\b|\\bsans (paramètres?|arguments?)\\b"
              + "|\\bsem (parâmetros|argumentos)\\b|\\bkeine (parameter|argumente)\\b"
              + "|(无需|不需要)(任何)?(输入)?参数|引数(は|が)?(不要|なし)|매개변수(가|는)? 없",
          FLAGS);

  private static final Pattern DOCUMENTED =
      Pattern.compile(
          "(^|\\s)(args|arguments|parameters|params|parámetros|paramètres|parâmetros|参数(说明)?|输入参数|引数)"
              + "\\s*([:：]|\\n\\s*-{3,})[\\s\\-*•`]*([\\p{L}_][\\p{L}\\p{N}_]*)",
          FLAGS);
  private static final Pattern FIELD = Pattern.compile("(@param|:param)\\s+[`{\\p{L}_]", FLAGS);
  private static final Pattern NOT_AN_INPUT =
      Pattern.compile("ctx|context|self|none|no|null|returns?|无", FLAGS);

  private static final Pattern SPECIFIC =
      Pattern.compile(
          "\\b(a|an|one|any) (specific|specified|particular|certain|given|single)\\b(?! (list|format|set of|commit|request))"
              + "|\\b(the|to|from|for|in|of|on|at|or|and|with) (given|specified|provided|supplied|requested)"
              + "\\b(?! (by|in|as)\\b)"
              + "|\\b(a|the) given set of\\b|\\bmessage provided\\b|\\bprovided (text|input|query|url|id)\\b"
              + "|指定|给定|特定|根据.{0,12}(id|名称|关键词|关键字|编号|代码|地址|条件)|传入|与えられた|지정|특정|주어진"
              + "|\\b(específic[oa]|especificad[oa]|indicad[oa]|spécifique|spécifiée?|donnée?)\\b"
              + "|\\b(bestimmte|angegebene)[nrs]?\\b",
          FLAGS);

  private static final Pattern BY_KEY =
      Pattern.compile(
          "(?<!sorted |ordered |grouped |ranked |categorized |organized |aggregated |listed )\\bby"
              + " (its |their |the |an? )?([\\p{L}-]+ )?"
              + "(ids?|names?|uuid|slug|key|url|path|e-?mail|handle|title|query|keywords?|symbols?|username)\\b"
              + "|\\bpor (id|nombre|nome)\\b|\\bpar (id|identifiant|nom)\\b",
          FLAGS);

  private static final Pattern FILTER =
      Pattern.compile(
          "\\boptional(ly)? filter|\\bwith (optional|various) filters?\\b|\\bchecks? (if|whether) an? ",
          FLAGS);

  private static final Pattern CJK_ACT =
      Pattern.compile(
          "^(创建|新建|更新|删除|添加|新增|修改|发送|上传|编辑|移动|复制|重命名|搜索|查找|翻译|转换|计算|分析|验证|解析)"
              + "|(作成|更新|削除|追加|送信|検索|変換|翻訳)(する|し|します)|(생성|삭제|수정|추가|전송|검색|번역)(하|합)");
  private static final Pattern CJK_IMPLIED = Pattern.compile("当前|所有|全部|最新|默认|随机|現在|すべて|全て|현재|모든");

  private LossPhrases() {}

  /** Returns whether the description says that the tool takes nothing. */
  static boolean saysNoInput(String description) {
    return NONE_NEEDED.matcher(description).find();
  }

  /**
   * Returns whether the description documents arguments; a framework's own context does not count.
   */
  static boolean documentsInput(String description) {
    if (FIELD.matcher(description).find()) {
      return true;
    }
    Matcher documented = DOCUMENTED.matcher(description);
    return documented.find() && !NOT_AN_INPUT.matcher(documented.group(5)).matches();
  }

  /** Returns whether the description has a section on arguments, whatever is in it. */
  static boolean hasArgumentSection(String description) {
    return DOCUMENTED.matcher(description).find();
  }

  /** Returns whether a sentence speaks of a thing that the caller picks. */
  static boolean namesPick(String sentence) {
    return SPECIFIC.matcher(sentence).find()
        || BY_KEY.matcher(sentence).find()
        || FILTER.matcher(sentence).find();
  }

  /** Returns whether a Chinese, Japanese or Korean sentence acts on what has to be given. */
  static boolean actsInCjk(String sentence) {
    return CJK_ACT.matcher(sentence).find() && !CJK_IMPLIED.matcher(sentence).find();
  }
}
