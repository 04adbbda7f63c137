/** Styles of the parts: cards, alerts, forms, buttons, facts, tables, badges, tabs, timeline. */
export const partStyles = `
.card{background:var(--surface);border:1px solid var(--line);border-radius:var(--radius);padding:1rem;margin:0 0 1.5rem}
.card>:first-child,.card>form>:first-child{margin-top:0}
.card>:last-child,.card>form>:last-child{margin-bottom:0}
.card>.outside{margin-bottom:1rem}
.card.main{border-left:4px solid var(--link)}
.card.late{border-left:4px solid var(--danger)}
.alert{border:1px solid;border-radius:var(--radius);padding:1rem 1.25rem;margin:0 0 1.5rem;color:var(--text)}
.alert>:last-child{margin-bottom:0}
.alert.info{background:var(--info-bg);border-color:var(--info)}
.alert.ok{background:var(--ok-bg);border-color:var(--ok)}
.alert.warn{background:var(--warn-bg);border-color:var(--warn-line)}
.alert.danger{background:var(--danger-bg);border-color:var(--danger)}
.alert.danger a{color:var(--danger)}
.alert-heading{font-size:1.125rem;line-height:1.34;font-weight:700;margin:0 0 .5rem}
.group{margin:0 0 1.5rem;border:0;padding:0;min-width:0}
.group.confirm{margin-bottom:.5rem}
.group.wrong{border-left:4px solid var(--danger);padding-left:.75rem}
.label,legend{display:block;color:var(--text-2);padding:0;margin:0 0 .25rem}
.hint{color:var(--text-3);font-size:.875rem;line-height:1.43;margin:0 0 .375rem}
.hint.above{margin-bottom:1rem}
.error{color:var(--danger);font-weight:700;margin:0 0 .375rem}
.star{color:var(--danger)}
.input{display:block;width:100%;min-height:40px;padding:.5rem .75rem;font:inherit;color:var(--text);background:var(--surface);
border:1px solid var(--control);border-radius:var(--radius)}
.input.short{max-width:9rem}
.input.medium{max-width:16rem}
.wrong .input{border:2px solid var(--danger)}
select.input{padding-right:2rem}
textarea.input{resize:vertical}
.choice{display:flex;gap:.75rem;align-items:flex-start;padding:.375rem 0}
.choice input{flex:none;width:1.25rem;height:1.25rem;margin:.125rem 0;accent-color:var(--link)}
.choice label{flex:1}
.choice-hint{padding-left:2rem}
.buttons{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center;margin:1.5rem 0 0}
.button{display:inline-block;min-height:40px;padding:.4375rem 1.5rem;font:inherit;font-weight:700;line-height:1.5;text-align:center;
border:1px solid transparent;border-radius:999px;cursor:pointer;text-decoration:none}
.button.primary{background:var(--link);color:#fff}
.button.primary:hover{background:var(--link-hover)}
.button.primary:active{background:var(--link-active)}
.button.secondary{background:var(--surface);border-color:var(--control-2);color:var(--link)}
.button.secondary:hover{background:var(--hover);color:var(--link-hover)}
.button.danger{background:var(--danger);color:#fff}
.button.danger:hover{background:var(--danger-hover)}
.button.text{background:none;padding-left:.5rem;padding-right:.5rem;font-weight:400;color:var(--link);text-decoration:underline}
.button.text:hover{color:var(--link-hover)}
.strip{display:flex;flex-wrap:wrap;gap:.75rem 2rem;margin:0 0 1.5rem}
.strip dt,.summary dt{color:var(--text-3);font-size:.875rem;line-height:1.43}
.strip dd,.summary dd{margin:0}
.summary{border-top:1px solid var(--line)}
.summary>div{padding:.5rem 0;border-bottom:1px solid var(--line);align-items:baseline}
.card>.summary:first-child{border-top:0}
.card>.summary:first-child>div:first-child{padding-top:0}
.card>.summary>div:last-child{border-bottom:0;padding-bottom:0}
.summary .evidence{display:block;margin-top:.25rem;padding-left:.75rem;border-left:2px solid var(--line);font-size:.875rem;
line-height:1.43;color:var(--text-3);white-space:pre-wrap}
.table-frame{overflow-x:auto;background:var(--surface);border:1px solid var(--line);border-radius:var(--radius);margin:0 0 1.5rem}
table{border-collapse:collapse;width:100%;margin:0}
caption{position:sticky;left:0;max-width:calc(100vw - 2.125rem);text-align:left;padding:.75rem 1rem;font-weight:700}
th,td{text-align:left;vertical-align:top;padding:.625rem 1rem}
th{color:var(--text-3);font-size:.875rem;font-weight:400;border-bottom:1px solid var(--control);white-space:nowrap}
tbody tr+tr td{border-top:1px solid var(--line)}
tbody tr:hover td{background:var(--hover)}
.badge{display:inline-block;padding:.125rem .5rem;border-radius:var(--radius);font-size:.875rem;line-height:1.43}
td .badge{white-space:nowrap}
.badge.info{background:var(--info-bg);color:var(--info)}
.badge.ok{background:var(--ok-bg);color:var(--ok)}
.badge.warn{background:var(--warn-bg);color:var(--warn)}
.badge.danger{background:var(--danger-bg);color:var(--danger)}
.badge.neutral{background:var(--neutral-bg);color:var(--text)}
.tabs{background:var(--surface-2);border-bottom:1px solid var(--line);margin:0 0 1.5rem}
.tabs ul{list-style:none;display:flex;flex-wrap:wrap;margin:0;padding:0}
.tabs a{display:block;padding:.625rem 1rem;text-decoration:none;border-top:3px solid transparent}
.tabs a:hover{background:var(--hover)}
.tabs a[aria-current]{background:var(--surface);border-top-color:var(--link);font-weight:700;color:var(--text)}
.filters{margin:0 0 1rem}
.filters ul{display:inline-flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:0;padding:0}
.filters a[aria-current]{color:var(--text);font-weight:700;text-decoration:none}
.nowrap{white-space:nowrap}
.pages{display:flex;gap:1.5rem;border-top:1px solid var(--line);padding-top:1rem}
details{margin:0 0 1rem}
details.action{background:var(--surface);border:1px solid var(--line);border-radius:var(--radius);margin:0 0 .75rem}
details.action>summary{padding:.75rem 1rem .75rem 2rem;text-indent:-1rem;font-weight:700;color:var(--link)}
details.action>div{padding:.25rem 1rem 1rem}
summary{cursor:pointer}
.timeline{list-style:none;padding:0;margin:0 0 1.5rem}
.timeline li{position:relative;padding:0 0 1.25rem 1.5rem;border-left:2px solid var(--control-2);margin-left:.5rem;max-width:none}
.timeline li:last-child{border-left-color:transparent;padding-bottom:0}
.timeline li::before{content:"";position:absolute;left:-8px;top:.3rem;width:14px;height:14px;border-radius:50%;background:var(--link);
border:2px solid var(--surface)}
.timeline p{margin:0}
.timeline time{display:block;font-size:.875rem;line-height:1.43;color:var(--text-3)}
@media (min-width:576px){
.summary>div{display:grid;grid-template-columns:minmax(8rem,1fr) 2fr;gap:0 1rem}
.card{padding:1.5rem}
}
@media (max-width:575px){
.buttons .button{width:100%}
.tabs ul{flex-direction:column}
.tabs a{border-top:0;border-left:3px solid transparent}
.tabs a[aria-current]{border-left-color:var(--link)}
}
`;
