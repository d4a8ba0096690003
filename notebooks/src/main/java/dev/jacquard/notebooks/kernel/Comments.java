package dev.jacquard.notebooks.kernel;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Reads documentation comments out of one source file.
 *
 * <p>Keys are {@code Type}, {@code Type.Nested}, {@code Type#field} and {@code Type#method(double,String)}; a record's component
 * is {@code Type#component()}, described by the record's {@code @param}.
 */
final class Comments extends TreePathScanner<Void, String> {

    private final DocTrees trees;
    private final Map<String, String> found = new HashMap<>();

    private Comments(DocTrees trees) {
        this.trees = trees;
    }

    /** First sentences by key. */
    static Map<String, String> firstSentences(String path, String source) throws IOException {
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(new Text(path, source)));
        Comments comments = new Comments(DocTrees.instance(task));
        for (CompilationUnitTree unit : task.parse()) {
            comments.scan(unit, "");
        }
        return comments.found;
    }

    @Override
    public Void visitClass(ClassTree type, String outer) {
        String name = outer.isEmpty() ? type.getSimpleName().toString() : outer + "." + type.getSimpleName();
        DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
        keep(name, comment);
        if (comment != null) {
            for (DocTree tag : comment.getBlockTags()) {
                if (tag instanceof ParamTree parameter && !parameter.isTypeParameter()) {
                    found.put(name + "#" + parameter.getName() + "()", text(parameter.getDescription()));
                }
            }
        }
        return super.visitClass(type, name);
    }

    @Override
    public Void visitMethod(MethodTree method, String type) {
        String types = method.getParameters().stream()
                .map(parameter -> parameter.getType().toString())
                .collect(Collectors.joining(","));
        keep(
                type + "#" + method.getName() + "(" + FirstSentences.types(types) + ")",
                trees.getDocCommentTree(getCurrentPath()));
        return null;
    }

    @Override
    public Void visitVariable(VariableTree field, String type) {
        keep(type + "#" + field.getName(), trees.getDocCommentTree(getCurrentPath()));
        return null;
    }

    private void keep(String key, DocCommentTree comment) {
        if (comment != null) {
            String sentence = text(comment.getFirstSentence());
            if (!sentence.isEmpty()) {
                found.put(key, sentence);
            }
        }
    }

    private static String text(List<? extends DocTree> parts) {
        return parts.stream()
                .map(DocTree::toString)
                .collect(Collectors.joining())
                .replaceAll("\\{@\\w+\\s+([^}]*)}", "$1")
                .replaceAll("</?\\w+>", "")
                .replaceAll("\\s+", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String source;

        Text(String path, String source) {
            super(URI.create("string:///" + path + ".java"), JavaFileObject.Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
