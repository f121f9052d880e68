/** Cards that call back, as `message/send` takes them. */
export const sampleCards = {
  button: {
    card_type: 'button_interaction',
    task_id: 'task_button',
    main_title: { title: '请假审批' },
    button_selection: {
      question_key: 'days',
      option_list: [
        { id: 'd1', text: '一天' },
        { id: 'd2', text: '两天' },
      ],
    },
    button_list: [
      { text: '同意', key: 'agree' },
      { text: '拒绝', key: 'reject', style: 2 },
    ],
  },
  vote: {
    card_type: 'vote_interaction',
    task_id: 'task_vote',
    main_title: { title: '投票' },
    checkbox: {
      question_key: 'lunch',
      mode: 1,
      option_list: [
        { id: 'rice', text: '米饭', is_checked: true },
        { id: 'noodles', text: '面条', is_checked: false },
      ],
    },
    submit_button: { text: '提交', key: 'submit' },
  },
  multi: {
    card_type: 'multiple_interaction',
    task_id: 'task_multi',
    main_title: { title: '选择' },
    select_list: [
      {
        question_key: 'q1',
        selected_id: 'b',
        option_list: [
          { id: 'a', text: '甲' },
          { id: 'b', text: '乙' },
        ],
      },
      { question_key: 'q2', option_list: [{ id: 'c', text: '丙' }] },
    ],
    submit_button: { text: '提交', key: 'submit' },
  },
} as const;
